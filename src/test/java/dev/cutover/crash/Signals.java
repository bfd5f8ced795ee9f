package dev.cutover.crash;

import java.io.IOException;
import java.util.List;

/** Sends signals as a terminal does. */
final class Signals {
    private static final List<String> RESET = List.of("env", "--default-signal=HUP,INT");

    private Signals() {}

    /**
     * What stands before a command so that it hears signals although the tests do not: whoever runs them in the
     * background, or with {@code nohup}, has them ignore some, and a child inherits that. Empty where the system's
     * {@code env} cannot.
     */
    static List<String> heard() throws IOException, InterruptedException {
        var trial = new ProcessBuilder("env", "--default-signal=HUP,INT", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return trial.waitFor() == 0 ? RESET : List.of();
    }
}
