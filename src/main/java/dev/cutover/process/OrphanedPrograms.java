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
 * Programs that may have outlived the process that started them, identified by variables of their environment. Only
 * session leaders are considered, because a detached {@link ProgramLauncher} starts programs as such; daemons that they
 * left running on purpose are not. Works on Linux only; elsewhere nothing is found. Each search reads all processes of
 * the machine.
 */
final class OrphanedPrograms {
    private final ProcessTable table;

    OrphanedPrograms(ProcessTable table) {
        this.table = table;
    }

    /** Waits until every program with all of these variables has ended. No other program may have all of them. */
    void await(Map<String, String> variables) throws InterruptedException {
        await(with(List.of(variables)));
    }

    /**
     * The same, but only for programs that still hold one of their outputs. A daemon that was left running on purpose,
     * in a session of its own, has closed or redirected both.
     *
     * @param anyOf selects the programs that have all variables of at least one of these maps
     */
    void awaitAttached(List<Map<String, String>> anyOf) throws InterruptedException {
        await(attached(anyOf));
    }

    /**
     * Ends the programs that still hold one of their outputs, with everything that they have started: their work is not
     * wanted any more.
     *
     * @param anyOf selects the programs that have all variables of at least one of these maps
     */
    void endAttached(List<Map<String, String>> anyOf, Duration grace) {
        attached(anyOf).forEach(process -> new ProcessTree(process, true).end(grace));
    }

    /**
     * The environment entries whose names begin with the prefix, for each process that has any. Includes processes that
     * are not session leaders, because their children may be.
     */
    List<List<String>> marked(String prefix) {
        return table.all()
                .map(process -> table.environment(process.pid()).stream()
                        .filter(entry -> entry.startsWith(prefix))
                        .toList())
                .filter(entries -> !entries.isEmpty())
                .toList();
    }

    /** Variables as environment entries, in ISO 8859-1 so that they are compared byte by byte. */
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

    /** Reads each process once, however many maps there are. */
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
