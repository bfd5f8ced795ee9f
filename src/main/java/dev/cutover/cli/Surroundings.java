package dev.cutover.cli;

import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.Disk;
import dev.cutover.journal.FileDisk;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command is started in. The one thing that tests replace.
 *
 * @param out the result; nothing else goes there
 * @param err progress, questions and problems
 * @param terminal whether a person sits at both ends; the launcher tells, since the JVM cannot in every version
 */
public record Surroundings(
        Map<String, String> environment,
        Path workingDirectory,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Disk disk) {

    /** On the real disk. */
    public Surroundings(
            Map<String, String> environment,
            Path workingDirectory,
            InputStream in,
            PrintWriter out,
            PrintWriter err,
            boolean terminal) {
        this(environment, workingDirectory, in, out, err, terminal, new FileDisk());
    }

    /** Those of this process. */
    static Surroundings ofThisProcess() {
        var charset = StandardCharsets.UTF_8;
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                System.in,
                new PrintWriter(new java.io.OutputStreamWriter(System.out, charset), true),
                new PrintWriter(new java.io.OutputStreamWriter(System.err, charset), true),
                Boolean.getBoolean("cutover.terminal"));
    }

    /** The same, as the console wants to know it; lines go to standard error, which is not the result. */
    dev.cutover.console.Surroundings ofConsole(String user) {
        var charset = StandardCharsets.UTF_8;
        var lines = new WriterStream(err, charset);
        return new dev.cutover.console.Surroundings(environment, lines, charset, WallTime::today, user);
    }

    /** A path as the user gave it, from where the user stands. */
    Path path(String given) {
        return workingDirectory.resolve(given);
    }
}
