package dev.cutover.cli;

import dev.cutover.cli.log.LogFile;
import dev.cutover.engine.time.WallTime;
import dev.cutover.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An exception that no user can fix. The user gets one plain sentence; the stack trace goes to a file.
 *
 * @param home where runs are kept, and the log
 */
record UnexpectedError(Throwable thrown, Path home) {

    Problem problem() {
        if (thrown instanceof OutOfMemoryError) {
            long most = Runtime.getRuntime().maxMemory() >> 20;
            return Problem.of(
                    "Cutover ran out of memory (it may use " + most + " MiB)",
                    "give it more, such as CUTOVER_JAVA_OPTS=-Xmx" + 2 * most + "m");
        }
        if (thrown instanceof InvalidPathException path) {
            return Problem.of(
                    "the path '" + path.getInput() + "' has letters that the locale of this process lacks",
                    "start it by bin/cutover, or set LC_ALL to C.UTF-8");
        }
        String where = write().map(file -> "the stack trace is in " + file + "; `--verbose` shows it here")
                .orElse("the stack trace could not be written anywhere; `--verbose` shows it here");
        if (thrown instanceof StackOverflowError) {
            return Problem.of("Cutover ran out of stack: the input is nested too deeply", where);
        }
        return Problem.of("this is a bug in Cutover, not in your files: " + thrown, where);
    }

    String trace() {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Into the log of the home, if there is one; otherwise into a file of its own. */
    Optional<Path> write() {
        String text = WallTime.today() + " " + trace();
        try {
            if (Files.isDirectory(home)) {
                var log = LogFile.in(home);
                log.add(text);
                return Optional.of(log.path());
            }
        } catch (IOException e) {
            // The home cannot be written; the stack trace must not get lost for that.
            return elsewhere(text);
        }
        return elsewhere(text);
    }

    private static Optional<Path> elsewhere(String text) {
        try {
            var file = Files.createTempFile("cutover-", ".log");
            new LogFile(file).add(text);
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
