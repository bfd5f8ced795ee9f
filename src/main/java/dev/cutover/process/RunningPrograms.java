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
 * The programs of a run that are at work, told by marks: variables of their environment that no program of another
 * purpose has together. To look for marks among all processes of the machine costs the more, the more runs there; what
 * this process starts is remembered instead, from before it is started until it has ended. Thread-safe.
 *
 * <p>Where nothing is remembered, nothing is at work, and no look is needed, because
 *
 * <ul>
 *   <li>only the process that has the run starts its programs, and all of them here. A program that ended by itself and
 *       whose outputs both came to their end has left nobody behind that holds them; any other end is remembered as not
 *       clean, and from then on its marks are looked for;
 *   <li>a process that has taken the run over looks once, before it answers for the first time, for all that carries
 *       such marks; those that are seen then are looked for each time from then on. A runner that is dead starts
 *       nothing any more, and what its programs start inherits their marks. That it may have been killed between
 *       starting a program and remembering it does no harm: the look knows nothing of what was remembered;
 *   <li>what is in doubt is looked for, now and each time from then on: see {@link #awaitDoubtful}. Whatever a runner
 *       that has lost its run, but not its life, may still start was intended before it lost it, and is in doubt.
 * </ul>
 */
public final class RunningPrograms {
    private final OrphanedPrograms orphanedPrograms;
    private final String prefix;
    private final boolean takenOver;
    private final Set<Started> running = ConcurrentHashMap.newKeySet();
    private final Set<Map<String, String>> doubtful = ConcurrentHashMap.newKeySet();
    private final VariableIndex unclean;
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
     * What is at work for a run.
     *
     * @param prefix how the names of all variables begin that marks are made of
     * @param takenOver whether another process may have had the run before
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

    /** Runs a program as the launcher does, and remembers it. */
    public ProgramEnd run(ProgramLauncher programLauncher, Program program)
            throws NotStartedException, InterruptedException {
        var started = new Started(program.environment());
        running.add(started);
        boolean clean = false;
        try {
            var programEnd = programLauncher.run(program, process -> started.process = process);
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
     * Waits until no program with all variables of one of these is at work; a daemon that one has left running on
     * purpose stopped of its outputs, and is not.
     */
    public void await(List<Map<String, String>> anyOf) throws InterruptedException {
        awaitOwn(anyOf);
        orphanedPrograms.awaitAttached(anyOf.stream().filter(this::mayBeUnknown).toList());
    }

    /** The same where it is in doubt what a program has done: it is looked for, whatever is remembered. */
    public void awaitDoubtful(List<Map<String, String>> anyOf) throws InterruptedException {
        doubtful.addAll(anyOf);
        await(anyOf);
    }

    /** As {@link #awaitDoubtful}, but also for those that have closed their outputs. */
    public void awaitAll(Map<String, String> marks) throws InterruptedException {
        doubtful.add(marks);
        awaitOwn(List.of(marks));
        orphanedPrograms.await(marks);
    }

    /**
     * Ends all programs with all variables of one of these that hold an output still, with everything that they have
     * started. They are looked for, whatever is remembered.
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

    /** Whether one with these marks may be at work that is not remembered. */
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
