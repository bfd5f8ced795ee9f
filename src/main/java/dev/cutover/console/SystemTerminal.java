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
 * @param drawable whether standard output is that terminal; if it is a pipe, the terminal is reached through standard
 *     error, and only for questions
 * @param inUse keeps the library from closing it first when the process is told to end
 */
record SystemTerminal(Terminal terminal, boolean drawable, TerminalInUse inUse) {

    /** Opens it; empty if there is none, or if it has no input. */
    static Optional<SystemTerminal> open(ConsoleEnvironment consoleEnvironment) {
        if (!consoleEnvironment.keyboard()) {
            return Optional.empty();
        }
        return open(consoleEnvironment, TerminalBuilder.SystemOutput.SysOut, true)
                .or(() -> open(consoleEnvironment, TerminalBuilder.SystemOutput.SysErr, false));
    }

    /** Whether standard error goes to that terminal. */
    static boolean showsErrors(Terminal terminal) {
        return terminal instanceof TerminalExt known
                && known.getProvider() != null
                && known.getProvider().isSystemStream(SystemStream.Error);
    }

    /** Closes it, when nothing is drawn any more. */
    void close() {
        inUse.end();
        try {
            terminal.close();
        } catch (IOException e) {
            return; // it is gone already
        }
    }

    private static Optional<SystemTerminal> open(
            ConsoleEnvironment consoleEnvironment, TerminalBuilder.SystemOutput output, boolean drawable) {
        // A dumb terminal is opened like any other: the library's own dumb mode has no raw input and no signals.
        String type = Theme.isDumb(consoleEnvironment.environment())
                ? "ansi"
                : consoleEnvironment.environment().get("TERM");
        var inUse = TerminalInUse.begin();
        try {
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(output)
                    .dumb(false)
                    .type(type)
                    .encoding(consoleEnvironment.charset())
                    .build();
            return Optional.of(new SystemTerminal(terminal, drawable, inUse));
        } catch (IOException | IllegalStateException e) {
            inUse.end();
            return Optional.empty(); // the library reports a missing terminal in this way
        }
    }
}
