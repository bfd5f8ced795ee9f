package dev.cutover.console;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a console finds around it.
 *
 * @param environment the process's environment
 * @param lines where lines go if there is no terminal to draw on
 * @param charset of those lines, and of the terminal
 * @param wall the wall's time; a double Ctrl-C is measured with it
 * @param user the operating-system user
 */
public record Surroundings(
        Map<String, String> environment, OutputStream lines, Charset charset, InstantSource wall, String user) {

    /** Whether a build server reads along. */
    boolean ci() {
        String ci = environment.getOrDefault("CI", "");
        return !ci.isEmpty() && !ci.equalsIgnoreCase("false") && !ci.equals("0");
    }
}
