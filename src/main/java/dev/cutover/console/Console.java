package dev.cutover.console;

import dev.cutover.engine.RunListener;
import dev.cutover.engine.operator.Operator;
import dev.cutover.model.Runbook;
import dev.cutover.query.Outlook;
import dev.cutover.run.RunId;
import java.util.List;

/**
 * One run on one terminal, or on none: shows what happens, asks what only people can settle, and turns Ctrl-C into a
 * hold. {@link #close} gives the terminal back; nothing else may write to it until then.
 */
public final class Console implements AutoCloseable {
    private final RunListener listener;
    private final Operator operator;
    private final Interrupts interrupts;
    private final List<Runnable> closing;

    /** What is shown. */
    public record Subject(Runbook runbook, RunId run, Outlook outlook) {}

    Console(RunListener listener, Operator operator, Interrupts interrupts, List<Runnable> closing) {
        this.listener = listener;
        this.operator = operator;
        this.interrupts = interrupts;
        this.closing = List.copyOf(closing);
    }

    /** What the engine tells the run's events to. */
    public RunListener listener() {
        return listener;
    }

    /** What the engine puts its questions to. */
    public Operator operator() {
        return operator;
    }

    /** The terminal was hung up: the run is held and left, and can be resumed. */
    public void hungUp() {
        interrupts.hungUp();
    }

    /** Shows what is still to be shown and gives the terminal back; waits for a stuck one for seconds only. */
    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
