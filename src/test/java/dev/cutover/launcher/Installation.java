package dev.cutover.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the launcher in a folder of its own, with a Maven and a Java that only write down how they were called: so
 * what the launcher decides is seen without a build of a minute. Nothing of this machine's PATH leaks in.
 */
final class Installation {
    /** All that the launcher may call besides Maven and Java. */
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "cp",
            "find",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "rmdir",
            "sed",
            "sh",
            "sleep",
            "tail",
            "touch");

    /** What is said when an archive of classes is made for the first fake Java. */
    static final String PREPARING = preparing("17.0.1");

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();
    private Path workingFolder;

    /** What a start left behind. */
    record Ended(long pid, int exit, String out, String err) {
        /** The arguments that the JVM was given, one a line in the fake's output. */
        List<String> arguments() {
            return out.lines().toList();
        }
    }

    Installation(Path root) throws IOException {
        this.root = root;
        workingFolder = root;
        write(home().resolve("pom.xml"), "<project/>");
        write(home().resolve("src/main/java/A.java"), "class A {}");
        write(home().resolve("src/main/java/B.java"), "class B {}");
        script(home().resolve("bin/cutover"), Files.readString(Path.of("bin/cutover")));
        Files.createDirectories(tools());
        for (String tool : TOOLS) {
            script(tools().resolve(tool), "exec " + onPath(tool) + " \"$@\"\n");
        }
        script(tools().resolve("mvn"), """
                echo "$*" >>"%s/mvn.calls"
                [ ! -e "%s/mvn.interrupts" ] || { kill -TERM $PPID; exit 143; }
                while [ -e "%s/mvn.waits" ]; do sleep 0.02; done
                [ ! -e "%s/mvn.fails" ] || { seq=0; while [ $seq -lt 99 ]; do seq=$((seq + 1)); echo "line $seq"; done; exit 3; }
                mkdir -p target
                [ ! -e "%s/mvn.packages" ] || { echo half >target/cutover.jar; : >"%s/mvn.half"; sleep 60; }
                echo built >>target/cutover.jar
                """.formatted(root, root, root, root, root, root));
        addJava("jdk", "17.0.1");
        environment.put("PATH", tools().toString());
        environment.put("JAVA_HOME", root.resolve("jdk").toString());
        environment.put("CUTOVER_JVMS", root.resolve("jvms").toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    static String preparing(String version) {
        return "cutover: preparing quick starts with Java " + version
                + "; this takes about ten seconds and happens once for each build\n";
    }

    Path home() {
        return root.resolve("the home");
    }

    Path jar() {
        return home().resolve("target/cutover.jar");
    }

    Path tools() {
        return root.resolve("tools");
    }

    Installation with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Installation without(String name) {
        environment.remove(name);
        return this;
    }

    Installation in(Path folder) {
        workingFolder = folder;
        return this;
    }

    /** A Java that prints its arguments, one a line, and its process as the last; it ends with 5 for {@code fail}. */
    void addJava(String folder, String version) throws IOException {
        Path java = root.resolve(folder);
        write(java.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(java.resolve("bin/java"), """
                dump=
                for argument in "$@"; do
                    case $argument in
                        -Xshare:dump) dump=yes ;;
                        -XX:DumpLoadedClassList=*) echo Object >"${argument#*=}"; exit ;;
                        -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
                    esac
                done
                if [ -n "$dump" ]; then
                    echo "$*" >>"%s/java.dumps"
                    echo half >"$archive"
                    [ ! -e "%s/dump.interrupts" ] || { kill -TERM $PPID; exit 143; }
                    while [ -e "%s/dump.waits" ]; do sleep 0.02; done
                    [ ! -e "%s/dump.fails" ] || exit 1
                    echo classes >"$archive"
                    exit
                fi
                [ "$1" != -version ] || { echo 'openjdk version "%s" 2000-01-01' >&2; exit; }
                printf '%%s\\n' "$@" "$LC_ALL" "$0" "$$"
                for argument in "$@"; do
                    [ "$argument" != fail ] || exit 5
                done
                """.formatted(root, root, root, root, version));
    }

    /** A {@code locale} for whose locales the system says that charset. */
    void addLocale(String charmap) throws IOException {
        script(tools().resolve("locale"), "[ \"$1\" != charmap ] || echo " + charmap + "\n");
    }

    /** As if the last build had been before anybody touched the sources. */
    void outdateJar() throws IOException {
        Files.setLastModifiedTime(jar(), FileTime.from(LONG_AGO));
    }

    Path make(String marker) throws IOException {
        return Files.createFile(root.resolve(marker));
    }

    /** How often, and with which arguments, Maven or the archiving Java was called. */
    List<String> calls(String log) throws IOException {
        Path file = root.resolve(log);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    Ended start(String... arguments) throws IOException, InterruptedException {
        return startAs(home().resolve("bin/cutover"), arguments);
    }

    Ended startAs(Path launcher, String... arguments) throws IOException, InterruptedException {
        return end(launch(launcher, arguments));
    }

    Process launch(Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Ended end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = textOf(process.inputReader(StandardCharsets.UTF_8));
        String err = textOf(process.errorReader(StandardCharsets.UTF_8));
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end; it said: " + err);
        }
        return new Ended(process.pid(), process.exitValue(), out, err);
    }

    /** What the launcher says first; the rest stays for {@link #end}. */
    static String firstWordsOf(Process process) throws IOException {
        return process.errorReader(StandardCharsets.UTF_8).readLine();
    }

    private static String textOf(BufferedReader reader) throws IOException {
        var text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
    }

    private static Path onPath(String tool) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path candidate = Path.of(folder, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("this machine has no " + tool + " on PATH");
    }

    private static void script(Path file, String body) throws IOException {
        write(file, body.startsWith("#!") ? body : "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
