package dev.cutover.console;

import dev.cutover.console.board.Outlook;
import dev.cutover.console.paint.Theme;
import dev.cutover.engine.Operator;
import dev.cutover.engine.RunListener;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;

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

    /**
     * Opens the console of a run that this process carries out.
     *
     * @throws ProblemException if the view is to be drawn and there is no terminal that it can be drawn on
     */
    public static Console open(Surroundings around, Wishes wishes, Subject subject) {
        var system = SystemTerminal.open(around);
        return draws(around, wishes, system)
                ? new Opening(around, wishes, subject).live(system.orElseThrow().terminal())
                : new Opening(around, wishes, subject).lines(system.map(SystemTerminal::terminal));
    }

    private static boolean draws(Surroundings around, Wishes wishes, Optional<SystemTerminal> system) {
        boolean can = system.filter(SystemTerminal::drawable).isPresent()
                && !Theme.isDumb(around.environment())
                && !Theme.isAccessible(around.environment())
                && !around.ci();
        if (wishes.progress() == Wishes.Progress.LIVE && !can) {
            system.ifPresent(SystemTerminal::close);
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the view cannot be drawn here: it takes a terminal on standard input and output that is not dumb,"
                            + " and neither CI nor ACCESSIBLE in the environment",
                    "say --progress lines, or leave --progress out");
        }
        return can && (wishes.progress() == Wishes.Progress.LIVE || wishes.progress() == Wishes.Progress.AUTO);
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
