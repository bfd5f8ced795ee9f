package dev.cutover.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Programs that have outlived the process that started them, told by variables of their environment. Only those that
 * lead a session are looked at, as a {@link Launcher} starts them; what they have left running on purpose is not
 * theirs. Found on Linux only; elsewhere there seem to be none.
 */
public final class Survivors {
    private static final Path PROC = Path.of("/proc");

    private Survivors() {}

    /** Waits until none of them runs any more. No other program must have all of these variables. */
    public static void await(Map<String, String> variables) throws InterruptedException {
        await(with(List.of(variables)));
    }

    /**
     * The same for those alone that hold one of their outputs still: a daemon that they have left running on purpose,
     * in a session of its own, has let go of both.
     *
     * @param anyOf programs that have all variables of one of these are meant
     */
    public static void awaitAttached(List<Map<String, String>> anyOf) throws InterruptedException {
        await(attached(anyOf));
    }

    private static Stream<ProcessHandle> attached(List<Map<String, String>> anyOf) {
        return with(anyOf).filter(process -> holdsAnOutput(process.pid()));
    }

    private static void await(Stream<ProcessHandle> processes) throws InterruptedException {
        var exits = processes.map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for processes", e);
        }
    }

    /**
     * Ends those that hold one of their outputs still, with everything that they have started: what they were to do is
     * not wanted any more.
     *
     * @param anyOf programs that have all variables of one of these are meant
     */
    public static void endAttached(List<Map<String, String>> anyOf, Duration grace) {
        attached(anyOf).forEach(process -> new ProcessTree(process, true).end(grace));
    }

    /** Each process is looked at once, however many are meant. */
    private static Stream<ProcessHandle> with(List<Map<String, String>> anyOf) {
        var wanted = anyOf.stream().map(Survivors::entries).toList();
        return ProcessHandle.allProcesses()
                .filter(process -> leadsASession(process.pid()))
                .filter(process -> {
                    var environment = environment(process.pid());
                    return wanted.stream().anyMatch(environment::containsAll);
                });
    }

    private static List<String> entries(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .map(entry -> new String(entry.getBytes(UTF_8), ISO_8859_1))
                .toList();
    }

    /** A launcher reads both through pipes. */
    private static boolean holdsAnOutput(long pid) {
        return Stream.of("1", "2").anyMatch(output -> {
            try {
                var target = Files.readSymbolicLink(PROC.resolve(pid + "/fd/" + output));
                return target.toString().startsWith("pipe:");
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static boolean leadsASession(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        var fields = stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2))
                .split(" ", -1);
        return fields.length > 3 && fields[3].equals(Long.toString(pid)) && !fields[0].equals("Z");
    }

    private static List<String> environment(long pid) {
        return List.of(read(PROC.resolve(pid + "/environ")).split("\0", -1));
    }

    /** Empty if it has gone, or belongs to somebody else. Bytes are compared, whatever they mean. */
    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
