package dev.cutover.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads on what a program prints after this process has ended, and throws it away: the next line that it prints would
 * end it otherwise. Works on Linux only; elsewhere nothing happens. Stateless.
 */
final class OutputDrain {
    private OutputDrain() {}

    /** Starts one reader for each output that is a pipe; a reader ends when the last writer does. */
    static void leaveBehind(ProcessHandle program, Optional<Path> setsid) {
        for (String output : List.of("1", "2")) {
            var pipe = Path.of("/proc/" + program.pid() + "/fd/" + output);
            var argv = new ArrayList<String>();
            setsid.ifPresent(leader -> argv.add(leader.toString()));
            argv.add("cat");
            try {
                if (Files.readSymbolicLink(pipe).toString().startsWith("pipe:")) {
                    new ProcessBuilder(argv)
                            .redirectInput(pipe.toFile())
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start();
                }
            } catch (IOException itHasEnded) {
                // Or there is no such place on this system.
            }
        }
    }
}
