package dev.cutover.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The running programs of a run. They are identified by marks: environment variables that only programs of one purpose
 * have together. Searching all processes of the machine for marks is expensive, so this process keeps track of what it
 * starts instead, from before the start until after the end. Thread-safe.
 *
 * <p>If no program is tracked, none is running, and no search is needed, because
 *
 * <ul>
 *   <li>only the process that holds the run starts its programs, and always through this class. A program that exited
 *       by itself and whose outputs both reached their end has left no process behind that holds them. Any other end is
 *       recorded as not clean, and from then on its marks are searched for;
 *   <li>a process that has taken over the run searches once, before its first answer, for all processes with such
 *       marks. The marks that it finds are searched for each time from then on. A dead runner starts no more programs,
 *       and whatever its programs start inherits their marks. It does not matter what the dead runner kept track of;
 *   <li>the programs of effects in doubt are searched for, now and each time from then on: see {@link #awaitDoubtful}.
 *       A runner that lost the run, but is still alive, can only start a program that it recorded as intended before it
 *       lost the run, and such an effect is in doubt.
 * </ul>
 */
public final class RunningPrograms {
    private final OrphanedPrograms orphanedPrograms;
    private final String prefix;
    private final boolean takenOver;
    private final Set<Started> running = ConcurrentHashMap.newKeySet();
    private final Set<Map<String, String>> doubtful = ConcurrentHashMap.newKeySet();
    private final VariableIndex unclean;
    private volatile boolean letGo;
    private @Nullable List<Set<String>> found;

    /** A program that this process has started, or is about to. */
    private static final class Started {
        private final Map<String, String> variables;
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile @Nullable ProcessHandle process;

        private Started(Map<String, String> variables) {
            this.variables = variables;
        }
    }

    /**
     * The running programs of one run.
     *
     * @param prefix the prefix of the names of all variables that are used as marks
     * @param takenOver whether another process may have held the run before
     */
    public RunningPrograms(String prefix, boolean takenOver) {
        this(prefix, takenOver, new ProcFiles());
    }

    RunningPrograms(String prefix, boolean takenOver, ProcessTable table) {
        this.prefix = prefix;
        this.takenOver = takenOver;
        unclean = new VariableIndex(prefix);
        orphanedPrograms = new OrphanedPrograms(table);
    }

    /** From now on, an interrupt leaves programs with an effect at work: whoever takes the run over awaits them. */
    public void letGo() {
        letGo = true;
    }

    /**
     * Runs a program with the launcher, and keeps track of it.
     *
     * @param changes whether the program has an effect, so that {@link #letGo} leaves it alone
     */
    public ProgramEnd run(ProgramLauncher programLauncher, Program program, boolean changes)
            throws NotStartedException, InterruptedException {
        var started = new Started(program.environment());
        running.add(started);
        boolean clean = false;
        try {
            var programEnd = programLauncher.run(program, process -> started.process = process, () -> changes && letGo);
            clean = programEnd.isClean();
            return programEnd;
        } finally {
            if (!clean && started.process != null) {
                unclean.add(started.variables);
            }
            running.remove(started);
            started.over.complete(null);
        }
    }

    /**
     * Waits until no program is running that has all variables of at least one of these maps. A daemon that was left
     * running on purpose has closed or redirected its outputs, and does not count.
     */
    public void await(List<Map<String, String>> anyOf) throws InterruptedException {
        awaitOwn(anyOf);
        orphanedPrograms.awaitAttached(anyOf.stream().filter(this::mayBeUnknown).toList());
    }

    /** The same for programs whose effect is in doubt: always searches the machine, from now on. */
    public void awaitDoubtful(List<Map<String, String>> anyOf) throws InterruptedException {
        doubtful.addAll(anyOf);
        await(anyOf);
    }

    /** The same as {@link #awaitDoubtful}, but also waits for programs that have closed or redirected their outputs. */
    public void awaitAll(Map<String, String> marks) throws InterruptedException {
        doubtful.add(marks);
        awaitOwn(List.of(marks));
        orphanedPrograms.await(marks);
    }

    /**
     * Ends all programs that still hold an output and have all variables of at least one of these maps, with everything
     * that they have started. Always searches the machine.
     */
    public void end(List<Map<String, String>> anyOf, Duration grace) {
        for (var own : own(anyOf)) {
            var process = own.process;
            if (process != null) {
                new ProcessTree(process, true).end(grace);
            }
        }
        orphanedPrograms.endAttached(anyOf, grace);
    }

    private void awaitOwn(List<Map<String, String>> anyOf) throws InterruptedException {
        for (var own : own(anyOf)) {
            try {
                own.over.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot wait for a program", e);
            }
        }
    }

    private List<Started> own(List<Map<String, String>> anyOf) {
        return running.stream()
                .filter(own -> anyOf.stream().anyMatch(marks -> VariableIndex.has(own.variables, marks)))
                .toList();
    }

    /** Whether a program with these marks may be running that this process does not keep track of. */
    private boolean mayBeUnknown(Map<String, String> marks) {
        var entries = takenOver ? OrphanedPrograms.entries(marks) : List.<String>of();
        return doubtful.contains(marks)
                || unclean.hasAll(marks)
                || (takenOver && found().stream().anyMatch(environment -> environment.containsAll(entries)));
    }

    private synchronized List<Set<String>> found() {
        var known = found;
        if (known == null) {
            known = orphanedPrograms.marked(prefix).stream()
                    .<Set<String>>map(HashSet::new)
                    .toList();
            found = known;
        }
        return known;
    }
}
