package dev.cutover.console;

import dev.cutover.console.board.Board;
import dev.cutover.console.board.Follower;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Dialogue;
import dev.cutover.engine.RunListener;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/** Puts a console together. */
public final class Opening {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Surroundings around;
    private final Wishes wishes;
    private final Follower follower;
    private final Dialogue dialogue;
    private final Interrupts interrupts;
    private final Console.Subject subject;

    Opening(Surroundings around, Wishes wishes, Console.Subject subject) {
        this.around = around;
        this.wishes = wishes;
        this.subject = subject;
        this.follower = new Follower(subject.runbook());
        this.dialogue = new Dialogue(follower, subject.run(), around.user());
        this.interrupts = new Interrupts(around.user(), around.wall(), dialogue::interrupted);
    }

    /**
     * Opens the console of a run that this process carries out.
     *
     * @throws ProblemException if the view is to be drawn and there is no terminal that it can be drawn on
     */
    public static Console open(Surroundings around, Wishes wishes, Console.Subject subject) {
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

    Console live(Terminal terminal) {
        if (!wishes.input()) {
            dialogue.gone();
        }
        signals(terminal, interrupts::interrupted);
        String hint = wishes.input()
                ? "Nothing is asked. Ctrl-C holds the run; help lists what can be typed."
                : "Nothing can be answered here. Ctrl-C holds the run.";
        var view = view(terminal, hint);
        return new Console(
                view,
                new Attended(dialogue, interrupts),
                interrupts,
                List.of(view::close, new ClosingTerminal(terminal, PATIENCE)));
    }

    private LiveView view(Terminal terminal, String hint) {
        var theme = Theme.of(around.environment(), around.charset(), true);
        var board = new Board(theme, subject.outlook());
        var screen = new Screen(terminal, theme, board, follower, hint);
        var view = new LiveView(
                new LiveView.Parts(terminal, follower, dialogue, interrupts::interrupted, interrupts::hungUp),
                screen,
                PATIENCE);
        view.open();
        return view;
    }

    /** Lines, and questions where there is a terminal for them. */
    Console lines(Optional<Terminal> terminal) {
        boolean seen = terminal.filter(SystemTerminal::showsErrors).isPresent();
        var theme = Theme.of(around.environment(), around.charset(), seen);
        var outlet = new Outlet(around.lines(), theme, around.ci(), PATIENCE);
        RunListener listener = wishes.progress() == Wishes.Progress.NONE
                ? new Silent(follower)
                : new PlainLines(follower, outlet, theme, wishes.everything());
        var closing = new ArrayList<Runnable>();
        if (terminal.isPresent() && wishes.input()) {
            signals(terminal.get(), interrupts::interrupted);
            var typewriter =
                    new Typewriter(new Typewriter.Parts(terminal.get(), theme, outlet, dialogue, interrupts), PATIENCE);
            typewriter.open();
            closing.add(typewriter::close);
        } else {
            dialogue.gone();
            Object before = Signals.register("INT", interrupts::interrupted);
            closing.add(() -> Signals.unregister("INT", before));
        }
        closing.add(outlet::close);
        terminal.ifPresent(system -> closing.add(new ClosingTerminal(system, PATIENCE)));
        return new Console(listener, new Attended(dialogue, interrupts), interrupts, closing);
    }

    /** Ctrl-Z would stop the runner in the middle of its lease, so it does nothing here. */
    private static void signals(Terminal terminal, Runnable interrupted) {

        terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
        terminal.handle(Terminal.Signal.TSTP, Terminal.SignalHandler.SIG_IGN);
    }

    /** Follows the run for those who are asked, and shows nothing. */
    private record Silent(Follower follower) implements RunListener {
        @Override
        public void happened(List<Event> events) {
            follower.hear(events);
        }

        @Override
        public void progressed(StepProgress progress) {
            follower.progressed(progress);
        }

        @Override
        public void measured(Sample sample, Instant at) {
            follower.measured(sample, at);
        }
    }
}
