package dev.cutover.console.prompt;

import dev.cutover.problem.ProblemException;
import dev.cutover.run.Amendment;
import dev.cutover.run.Request;

/** What a dialogue needs of the process around it. Thread-safe. */
public interface PromptTools {

    /**
     * An amendment as it is typed.
     *
     * @param what {@code threshold}, {@code people}, {@code planned}, {@code skip} or {@code add}
     * @param value empty for a step
     * @throws ProblemException if it cannot be read
     */
    Amendment amendment(String what, String name, String value);

    /**
     * Keeps a file with the run's evidence.
     *
     * @param file as typed, from the directory where the process began
     * @param step what it is about; empty for the run as a whole
     * @throws ProblemException if it cannot be read or kept
     */
    Request.KeepEvidence keep(String file, String step);
}
