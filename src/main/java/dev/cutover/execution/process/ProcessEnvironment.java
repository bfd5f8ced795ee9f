package dev.cutover.execution.process;

import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.FileDisk;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
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
public record ProcessEnvironment(
        Map<String, String> environment,
        Path workingDirectory,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Disk disk) {

    /** On the real disk. */
    public ProcessEnvironment(
            Map<String, String> environment,
            Path workingDirectory,
            InputStream in,
            PrintWriter out,
            PrintWriter err,
            boolean terminal) {
        this(environment, workingDirectory, in, out, err, terminal, new FileDisk());
    }

    /** Those of this process. */
    public static ProcessEnvironment ofThisProcess() {
        // What nobody has told is not a pipe: a terminal must never get what could trick it.
        boolean piped = System.getProperty("cutover.stdout", "").equals("pipe");
        return new ProcessEnvironment(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                System.in,
                new StandardOutput(new FileOutputStream(FileDescriptor.out), charset("stdout"), !piped),
                new PrintWriter(new OutputStreamWriter(System.err, charset("stderr")), true),
                Boolean.getBoolean("cutover.terminal"));
    }

    /** As the launcher has settled it; files and pipes get UTF-8 from it. */
    private static Charset charset(String stream) {
        String named = System.getProperty(stream + ".encoding", System.getProperty("native.encoding", "UTF-8"));
        return Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.UTF_8;
    }

    /** The same, as the console wants to know it; lines go to standard error, which is not the result. */
    public dev.cutover.console.ConsoleEnvironment ofConsole(String user) {
        var charset = terminal ? charset("stderr") : StandardCharsets.UTF_8;
        var lines = new WriterStream(err, charset);
        return new dev.cutover.console.ConsoleEnvironment(
                environment, lines, charset, WallTime::today, user, keyboard());
    }

    /** Nobody's only where the launcher has said so. */
    private static boolean keyboard() {
        return !System.getProperty("cutover.stdin", "").equals("none");
    }

    /** A path as the user gave it, from where the user stands. */
    public Path path(String given) {
        return workingDirectory.resolve(given);
    }
}
