package dev.cutover.console;

import dev.cutover.console.prompt.PromptTools;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.operator.Operator;
import dev.cutover.model.Runbook;
import dev.cutover.query.Outlook;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run on one terminal, or on none: shows events, asks people, and turns Ctrl-C into a hold. Nothing else may write
 * to the terminal until {@link #close}. The engine's thread uses listener and operator, signals arrive on other
 * threads, and the thread that opened it closes it.
 */
public final class Console implements AutoCloseable {
    private final RunListener listener;
    private final Operator operator;
    private final Interrupts interrupts;
    private final Consumer<String> notices;
    private final List<Runnable> closing;

    /** The run to show, and what its prompt needs of the process. */
    public record Subject(Runbook runbook, RunId run, Outlook outlook, PromptTools promptTools) {}

    Console(
            RunListener listener,
            Operator operator,
            Interrupts interrupts,
            Consumer<String> notices,
            List<Runnable> closing) {
        this.listener = listener;
        this.operator = operator;
        this.interrupts = interrupts;
        this.notices = notices;
        this.closing = List.copyOf(closing);
    }

    /** The listener for the run's events. */
    public RunListener listener() {
        return listener;
    }

    /** The operator that the engine asks. */
    public Operator operator() {
        return operator;
    }

    /** Shows a sentence about this process that is no event of the run; the board has no place for it. */
    public void notice(String sentence) {
        notices.accept(sentence);
    }

    /** This process is being ended, by a signal or otherwise: holds the run and leaves it; it can be resumed. */
    public void ending() {
        interrupts.ending();
    }

    /** Writes pending output and closes the terminal; waits at most a few seconds for one that is stuck. */
    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
