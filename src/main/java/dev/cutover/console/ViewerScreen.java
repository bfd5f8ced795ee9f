package dev.cutover.console;

import dev.cutover.console.paint.ScreenPicture;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jline.terminal.Terminal;

/**
 * A picture on the whole terminal of somebody who only watches. Has no operator, so nothing here can reach a run. Drawn
 * on a thread of its own, so that a terminal that is stuck keeps nobody waiting. Thread-safe.
 */
public final class ViewerScreen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LiveView liveView;
    private final ClosingTerminal closingTerminal;

    private ViewerScreen(LiveView liveView, ClosingTerminal closingTerminal) {
        this.liveView = liveView;
        this.closingTerminal = closingTerminal;
    }

    /**
     * Draws a picture until it is closed; empty where the terminal cannot show one, or its users want lines.
     *
     * @param picture the picture in a theme that suits the terminal
     */
    public static Optional<ViewerScreen> open(
            ConsoleEnvironment consoleEnvironment,
            Function<Theme, ScreenPicture> picture,
            ReadOnlyPrompt readOnlyPrompt) {
        var system = SystemTerminal.open(consoleEnvironment);
        if (ConsoleFactory.canDraw(consoleEnvironment, system)) {
            return Optional.of(open(system.orElseThrow(), consoleEnvironment, picture, readOnlyPrompt));
        }
        system.ifPresent(SystemTerminal::close);
        return Optional.empty();
    }

    static ViewerScreen open(
            SystemTerminal system,
            ConsoleEnvironment consoleEnvironment,
            Function<Theme, ScreenPicture> picture,
            ReadOnlyPrompt readOnlyPrompt) {
        var terminal = system.terminal();
        Runnable interrupted = () -> readOnlyPrompt.leave(ReadOnlyPrompt.Way.INTERRUPTED);
        terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
        var theme = Theme.of(consoleEnvironment.environment(), consoleEnvironment.charset(), true);
        var liveView = new LiveView(
                new LiveView.Parts(
                        terminal,
                        readOnlyPrompt,
                        interrupted,
                        readOnlyPrompt::inputEnded,
                        "The view has failed; the run is not touched by that. `cutover watch --lines` shows it as"
                                + " lines."),
                new TerminalScreen(terminal, theme, picture.apply(theme), ""),
                PATIENCE);
        liveView.open();
        return new ViewerScreen(liveView, new ClosingTerminal(system, PATIENCE));
    }

    /** Leaves the last picture on the terminal and restores it; waits at most a few seconds for one that is stuck. */
    @Override
    public void close() {
        liveView.close();
        closingTerminal.run();
    }
}
