package dev.cutover.console;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Map;

/**
 * The environment of a console.
 *
 * @param environment the process's environment
 * @param lines receives lines if no board is drawn: standard error
 * @param charset the charset of those lines and of the terminal
 * @param wall the wall clock, to recognise a double Ctrl-C
 * @param user the operating-system user
 * @param keyboard false only if it is known that no person is at standard input; then no terminal is looked for, which
 *     would take longer than a short run
 */
public record ConsoleEnvironment(
        Map<String, String> environment,
        OutputStream lines,
        Charset charset,
        InstantSource wall,
        String user,
        boolean keyboard) {

    /** An environment in which a terminal is looked for. */
    public ConsoleEnvironment(
            Map<String, String> environment, OutputStream lines, Charset charset, InstantSource wall, String user) {
        this(environment, lines, charset, wall, user, true);
    }

    /** Whether a build server reads the output. */
    boolean ci() {
        String ci = environment.getOrDefault("CI", "");
        return !ci.isEmpty() && !ci.equalsIgnoreCase("false") && !ci.equals("0");
    }
}
