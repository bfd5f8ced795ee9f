package dev.cutover.console;

import dev.cutover.board.RunFollower;
import dev.cutover.console.board.Board;
import dev.cutover.console.board.BoardPicture;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.PromptController;
import dev.cutover.console.prompt.PromptSubject;
import dev.cutover.engine.RunListener;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.words.LocalZone;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/** Creates a console. Not thread-safe: used once, to open one console. */
public final class ConsoleFactory {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String FAILED = "The view has failed; the run continues. Ctrl-C still holds it; another"
            + " terminal can watch it and decide.";

    private final ConsoleEnvironment consoleEnvironment;
    private final ConsoleOptions consoleOptions;
    private final RunFollower runFollower;
    private final PromptController promptController;
    private final Interrupts interrupts;
    private final Console.Subject subject;

    ConsoleFactory(ConsoleEnvironment consoleEnvironment, ConsoleOptions consoleOptions, Console.Subject subject) {
        this.consoleEnvironment = consoleEnvironment;
        this.consoleOptions = consoleOptions;
        this.subject = subject;
        this.runFollower = new RunFollower(subject.runbook());
        this.promptController = new PromptController(
                runFollower,
                new PromptSubject(subject.run(), consoleEnvironment.user(), subject.outlook(), subject.promptTools()),
                consoleEnvironment.wall());
        this.interrupts = new Interrupts(
                consoleEnvironment.user(),
                consoleEnvironment.wall(),
                promptController::interrupted,
                consoleOptions.stays());
    }

    /**
     * Opens the console of a run that this process runs.
     *
     * @throws ProblemException if the board was requested and there is no terminal that can show it
     */
    public static Console open(
            ConsoleEnvironment consoleEnvironment, ConsoleOptions consoleOptions, Console.Subject subject) {
        var system = SystemTerminal.open(consoleEnvironment);
        return draws(consoleEnvironment, consoleOptions, system)
                ? new ConsoleFactory(consoleEnvironment, consoleOptions, subject).live(system.orElseThrow())
                : new ConsoleFactory(consoleEnvironment, consoleOptions, subject).lines(system);
    }

    private static boolean draws(
            ConsoleEnvironment consoleEnvironment, ConsoleOptions consoleOptions, Optional<SystemTerminal> system) {
        boolean can = canDraw(consoleEnvironment, system);
        if (consoleOptions.progress() == ConsoleOptions.Progress.LIVE && !can) {
            system.ifPresent(SystemTerminal::close);
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the board cannot be shown here: it needs a terminal on standard input and output that is"
                            + " not dumb,"
                            + " and neither CI nor ACCESSIBLE in the environment",
                    "use --progress lines, or leave --progress out");
        }
        return can
                && (consoleOptions.progress() == ConsoleOptions.Progress.LIVE
                        || consoleOptions.progress() == ConsoleOptions.Progress.AUTO);
    }

    /** Whether a board can be drawn there, and those who look at it want one. */
    static boolean canDraw(ConsoleEnvironment consoleEnvironment, Optional<SystemTerminal> system) {
        return system.filter(SystemTerminal::drawable).isPresent()
                && !Theme.isDumb(consoleEnvironment.environment())
                && !Theme.isAccessible(consoleEnvironment.environment())
                && !consoleEnvironment.ci();
    }

    Console live(SystemTerminal system) {
        var terminal = system.terminal();
        if (!consoleOptions.input()) {
            promptController.inputEnded();
        }
        signals(terminal, interrupts::interrupted);
        String hint = consoleOptions.input()
                ? "No question is open. Ctrl-C holds, /continue goes on; /help lists the commands."
                : "Questions cannot be answered here. Ctrl-C holds the run.";
        var view = view(terminal, hint);
        return new Console(
                new FollowingListener(runFollower),
                new ConsoleOperator(promptController, interrupts),
                interrupts,
                sentence -> {},
                List.of(view::close, new ClosingTerminal(system, PATIENCE), leavingSignals()));
    }

    /** Takes over the signals that end this process; what gives them back. */
    private Runnable leavingSignals() {
        return new LeavingSignals(interrupts, consoleOptions.stays())::close;
    }

    private LiveView view(Terminal terminal, String hint) {
        var theme = Theme.of(consoleEnvironment.environment(), consoleEnvironment.charset(), true);
        var board = new Board(theme, subject.outlook(), LocalZone.of(consoleEnvironment.environment()));
        var terminalScreen = new TerminalScreen(terminal, theme, new BoardPicture(board, runFollower), hint);
        var view = new LiveView(
                new LiveView.Parts(terminal, promptController, interrupts::interrupted, interrupts::hungUp, FAILED),
                terminalScreen,
                PATIENCE);
        view.open();
        return view;
    }

    /** A console that prints lines, and asks questions if there is a terminal for them. */
    Console lines(Optional<SystemTerminal> system) {
        var terminal = system.map(SystemTerminal::terminal);
        boolean seen = terminal.filter(SystemTerminal::showsErrors).isPresent();
        var theme = Theme.of(consoleEnvironment.environment(), consoleEnvironment.charset(), seen);
        var lineWriter = new LineWriter(consoleEnvironment.lines(), theme, consoleEnvironment.ci(), PATIENCE);
        RunListener listener = consoleOptions.progress() == ConsoleOptions.Progress.NONE
                ? new FollowingListener(runFollower)
                : new PlainLines(runFollower, lineWriter, theme, consoleOptions.everything());
        var closing = new ArrayList<Runnable>();
        if (terminal.isPresent() && consoleOptions.input()) {
            signals(terminal.get(), interrupts::interrupted);
            var plainPrompt = new PlainPrompt(
                    new PlainPrompt.Parts(terminal.get(), theme, lineWriter, promptController, interrupts), PATIENCE);
            plainPrompt.open();
            closing.add(plainPrompt::close);
        } else {
            promptController.inputEnded();
            Object before = Signals.register("INT", interrupts::interrupted);
            closing.add(() -> Signals.unregister("INT", before));
        }
        closing.add(leavingSignals());
        closing.add(lineWriter::close);
        system.ifPresent(open -> closing.add(new ClosingTerminal(open, PATIENCE)));
        return new Console(
                listener,
                new ConsoleOperator(promptController, interrupts),
                interrupts,
                sentence -> lineWriter.line(theme.text(Tone.CARE, sentence)),
                closing);
    }

    /** Ignores Ctrl-Z, which would stop the runner while it holds its lease. */
    private static void signals(Terminal terminal, Runnable interrupted) {

        terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
        terminal.handle(Terminal.Signal.TSTP, Terminal.SignalHandler.SIG_IGN);
    }
}
