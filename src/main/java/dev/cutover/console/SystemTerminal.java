package dev.cutover.console;

import dev.cutover.console.paint.Theme;
import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalExt;

/**
 * The terminal that started the process.
 *
 * @param drawable whether standard output is that terminal; if it is a pipe, the terminal is reached by standard error,
 *     and is there for questions only
 */
record SystemTerminal(Terminal terminal, boolean drawable) {

    /** Opens it; empty if there is none, or if it has no input. */
    static Optional<SystemTerminal> open(ConsoleEnvironment around) {
        if (!around.keyboard()) {
            return Optional.empty();
        }
        return open(around, TerminalBuilder.SystemOutput.SysOut, true)
                .or(() -> open(around, TerminalBuilder.SystemOutput.SysErr, false));
    }

    /** Whether what is written to standard error is seen on that terminal. */
    static boolean showsErrors(Terminal terminal) {
        return terminal instanceof TerminalExt known
                && known.getProvider() != null
                && known.getProvider().isSystemStream(SystemStream.Error);
    }

    void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            return; // it is gone already
        }
    }

    private static Optional<SystemTerminal> open(
            ConsoleEnvironment around, TerminalBuilder.SystemOutput output, boolean drawable) {
        // A dumb terminal is opened like any other: the library's own dumb mode has no raw input and no signals.
        String type = Theme.isDumb(around.environment())
                ? "ansi"
                : around.environment().get("TERM");
        try {
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(output)
                    .dumb(false)
                    .type(type)
                    .encoding(around.charset())
                    .build();
            return Optional.of(new SystemTerminal(terminal, drawable));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty(); // the library reports a missing terminal in this way
        }
    }
}
