package dev.cutover.execution.process;

import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.FileDisk;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;

/**
 * The environment of a command's process. Tests replace only this.
 *
 * @param out receives the result and nothing else
 * @param err receives progress, questions and problems
 * @param terminal whether input and output are a terminal; the launcher says so, because not every JVM version can tell
 */
public record ProcessEnvironment(
        Map<String, String> environment,
        Path workingDirectory,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Disk disk) {

    /** An environment with the real disk. */
    public ProcessEnvironment(
            Map<String, String> environment,
            Path workingDirectory,
            InputStream in,
            PrintWriter out,
            PrintWriter err,
            boolean terminal) {
        this(environment, workingDirectory, in, out, err, terminal, new FileDisk());
    }

    /** The environment of this process. */
    public static ProcessEnvironment ofThisProcess() {
        // If unknown, output counts as a terminal, because a terminal must never receive raw control characters.
        boolean piped = System.getProperty("cutover.stdout", "").equals("pipe");
        return new ProcessEnvironment(
                withZone(System.getenv()),
                Path.of("").toAbsolutePath(),
                System.in,
                new StandardOutput(new FileOutputStream(FileDescriptor.out), charset("stdout"), !piped),
                new PrintWriter(new OutputStreamWriter(System.err, charset("stderr")), true),
                Boolean.getBoolean("cutover.terminal"));
    }

    /**
     * With the machine's time zone, where the environment names none: as the launcher says, which sees at no cost
     * whether it is UTC. Else asked of the older class, which does not read the rules of all zones at each start.
     */
    private static Map<String, String> withZone(Map<String, String> environment) {
        var named = new HashMap<>(environment);
        if (!named.containsKey("TZ")) {
            String known = System.getProperty("user.timezone", "");
            named.put("TZ", known.isEmpty() ? TimeZone.getDefault().getID() : known);
        }
        return Map.copyOf(named);
    }

    /** The charset that the launcher chose; UTF-8 if it chose none. */
    private static Charset charset(String stream) {
        String named = System.getProperty(stream + ".encoding", System.getProperty("native.encoding", "UTF-8"));
        return Charset.isSupported(named) ? Charset.forName(named) : StandardCharsets.UTF_8;
    }

    /** The console's environment. Its lines go to standard error, because standard output is for the result. */
    public dev.cutover.console.ConsoleEnvironment ofConsole(String user) {
        var charset = terminal ? charset("stderr") : StandardCharsets.UTF_8;
        var lines = new WriterStream(err, charset);
        return new dev.cutover.console.ConsoleEnvironment(
                environment, lines, charset, WallTime::today, user, keyboard());
    }

    /** The same, except that the result goes where progress goes: standard output is for something else. */
    public ProcessEnvironment withoutResult() {
        return new ProcessEnvironment(environment, workingDirectory, in, err, err, terminal, disk);
    }

    /** Standard output for bytes that are written on a thread of their own, which handles the failures itself. */
    public OutputStream outStream() {
        return out instanceof StandardOutput standard
                ? standard.stream()
                : new WriterStream(out, StandardCharsets.UTF_8);
    }

    /** False only if the launcher says that nobody is at standard input. */
    private static boolean keyboard() {
        return !System.getProperty("cutover.stdin", "").equals("none");
    }

    /** A path that the user gave, relative to the working directory. */
    public Path path(String given) {
        return workingDirectory.resolve(given);
    }
}
