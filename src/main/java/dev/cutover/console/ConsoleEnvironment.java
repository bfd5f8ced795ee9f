package dev.cutover.console;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Map;

/**
 * The environment of a console.
 *
 * @param environment the process's environment
 * @param lines where lines go if nothing is drawn: standard error
 * @param charset of those lines, and of the terminal
 * @param wall the wall clock; measures a double Ctrl-C
 * @param user the operating-system user
 * @param keyboard whether a person may sit at standard input: false only where it is known that none does, and then no
 *     terminal is looked for, which would take longer than many a run
 */
public record ConsoleEnvironment(
        Map<String, String> environment,
        OutputStream lines,
        Charset charset,
        InstantSource wall,
        String user,
        boolean keyboard) {

    /** Where a terminal is to be looked for. */
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
