package dev.cutover.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Programs that may have outlived the process that started them, told by variables of their environment. Only those
 * that lead a session are looked at, as a {@link ProgramLauncher} starts them; what they have left running on purpose
 * is not theirs. Found on Linux only; elsewhere there seem to be none. Each search reads all processes of the machine.
 */
final class OrphanedPrograms {
    private final ProcessTable table;

    OrphanedPrograms(ProcessTable table) {
        this.table = table;
    }

    /** Waits until none of them runs any more. No other program must have all of these variables. */
    void await(Map<String, String> variables) throws InterruptedException {
        await(with(List.of(variables)));
    }

    /**
     * The same for those alone that hold one of their outputs still: a daemon that they have left running on purpose,
     * in a session of its own, stopped of both.
     *
     * @param anyOf programs that have all variables of one of these are meant
     */
    void awaitAttached(List<Map<String, String>> anyOf) throws InterruptedException {
        await(attached(anyOf));
    }

    /**
     * Ends those that hold one of their outputs still, with everything that they have started: what they were to do is
     * not wanted any more.
     *
     * @param anyOf programs that have all variables of one of these are meant
     */
    void endAttached(List<Map<String, String>> anyOf, Duration grace) {
        attached(anyOf).forEach(process -> new ProcessTree(process, true).end(grace));
    }

    /**
     * What can be told of all processes that have a variable of such a name, of each its entries of such names; also of
     * those that lead no session: their children may.
     */
    List<List<String>> marked(String prefix) {
        return table.all()
                .map(process -> table.environment(process.pid()).stream()
                        .filter(entry -> entry.startsWith(prefix))
                        .toList())
                .filter(entries -> !entries.isEmpty())
                .toList();
    }

    /** Variables as the entries of an environment. Bytes are compared, whatever they mean. */
    static List<String> entries(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .map(entry -> new String(entry.getBytes(UTF_8), ISO_8859_1))
                .toList();
    }

    private Stream<ProcessHandle> attached(List<Map<String, String>> anyOf) {
        return with(anyOf).filter(process -> table.holdsAnOutput(process.pid()));
    }

    private static void await(Stream<ProcessHandle> processes) throws InterruptedException {
        var exits = processes.map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for processes", e);
        }
    }

    /** Each process is looked at once, however many are meant. */
    private Stream<ProcessHandle> with(List<Map<String, String>> anyOf) {
        if (anyOf.isEmpty()) {
            return Stream.empty();
        }
        var wanted = anyOf.stream().map(OrphanedPrograms::entries).toList();
        return table.all().filter(process -> table.leadsASession(process.pid())).filter(process -> {
            var environment = table.environment(process.pid());
            return wanted.stream().anyMatch(environment::containsAll);
        });
    }
}
