package dev.cutover.console;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The terminal that the process was started from.
 *
 * @param drawable whether standard output is that terminal; if it is a pipe, the terminal is reached by standard error,
 *     and is there for questions only
 */
record SystemTerminal(Terminal terminal, boolean drawable) {

    /** Opens it; empty if there is none, or nobody who could type there. */
    static Optional<SystemTerminal> open() {
        return open(TerminalBuilder.SystemOutput.SysOut, true)
                .or(() -> open(TerminalBuilder.SystemOutput.SysErr, false));
    }

    void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            return; // it is gone already
        }
    }

    private static Optional<SystemTerminal> open(TerminalBuilder.SystemOutput output, boolean drawable) {
        try {
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(output)
                    .dumb(false)
                    .build();
            return Optional.of(new SystemTerminal(terminal, drawable));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty(); // that is how the library says that there is none
        }
    }
}
