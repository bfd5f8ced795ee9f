package dev.cutover.execution;

import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.operator.Operator;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.ledger.RunState;

/** What the people of one process see and say during a run. */
interface People extends AutoCloseable {
    Operator operator();

    RunListener listener();

    /**
     * The last word, once the terminal has been given back.
     *
     * @param state what the run has come to
     * @return the code that the process ends with: a completed run is no success if answers were brought along that
     *     nothing asked for
     */
    ExitCode ended(RunResult result, RunState state);

    @Override
    void close();
}
