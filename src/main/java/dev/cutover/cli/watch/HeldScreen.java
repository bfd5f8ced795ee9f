package dev.cutover.cli.watch;

import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.ViewerScreen;
import dev.cutover.console.paint.ScreenPicture;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.execution.process.ShutdownHook;
import java.util.Optional;
import java.util.function.Function;

/** The viewer's terminal while a picture is on it: given back first where the process is told to end. */
final class HeldScreen implements AutoCloseable {
    private final ViewerScreen viewerScreen;
    private final ShutdownHook shutdownHook;

    private HeldScreen(ViewerScreen viewerScreen, ShutdownHook shutdownHook) {
        this.viewerScreen = viewerScreen;
        this.shutdownHook = shutdownHook;
    }

    /** Empty where no picture can be drawn, or is not wanted. */
    static Optional<HeldScreen> open(
            ConsoleEnvironment consoleEnvironment, Function<Theme, ScreenPicture> picture, ReadOnlyPrompt prompt) {
        return ViewerScreen.open(consoleEnvironment, picture, prompt)
                .map(screen ->
                        new HeldScreen(screen, ShutdownHook.keep(() -> prompt.leave(ReadOnlyPrompt.Way.INTERRUPTED))));
    }

    @Override
    public void close() {
        viewerScreen.close();
        shutdownHook.fulfilled();
    }
}
