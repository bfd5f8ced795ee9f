package dev.cutover.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program and everything that it has started. Descendants are found through their parents; if the program leads a
 * session, also those whose parents have died.
 */
final class ProcessTree {
    private static final Duration AFTER_KILL = Duration.ofMillis(200);
    private static final int KILLS = 20;
    private static final Path PROC = Path.of("/proc");

    private final ProcessHandle root;
    private final boolean session;
    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    ProcessTree(ProcessHandle root, boolean session) {
        this.root = root;
        this.session = session;
    }

    /**
     * Sends TERM to all, parents first, because a shell whose child ends first would continue with its next line. Sends
     * KILL to those that still run after the grace period. A second interrupt cuts the grace period short.
     *
     * @return the ids of the processes that did not end even after KILL
     */
    List<Long> end(Duration grace) {
        boolean interrupted = Thread.interrupted();
        look();
        members.forEach(ProcessHandle::destroy);
        interrupted |= await(grace);
        look();
        for (int round = 0; round < KILLS && anyAlive(); round++) {
            members.forEach(ProcessHandle::destroyForcibly);
            interrupted |= await(AFTER_KILL);
            look();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return members.stream()
                .filter(ProcessTree::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }

    private void look() {
        members.add(root);
        List.copyOf(members).forEach(member -> member.descendants().forEach(members::add));
        if (session) {
            inSession().forEach(members::add);
        }
    }

    private boolean anyAlive() {
        return members.stream().anyMatch(ProcessTree::isAlive);
    }

    /** Waits for all to end; returns whether the wait was interrupted. */
    private boolean await(Duration time) {
        var exits = members.stream()
                .filter(ProcessTree::isAlive)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(time.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for processes", e);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** A zombie counts as ended: it only waits for its parent to collect its exit code. */
    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive()
                && stat(process.pid()).map(stat -> !stat[0].equals("Z")).orElse(true);
    }

    private Stream<ProcessHandle> inSession() {
        String leader = Long.toString(root.pid());
        return ProcessHandle.allProcesses()
                .filter(process -> stat(process.pid())
                        .map(stat -> stat.length > 3 && stat[3].equals(leader))
                        .orElse(false));
    }

    /** State, parent, group, session and further fields of Linux; empty on other systems, or if the process is gone. */
    private static Optional<String[]> stat(long pid) {
        try {
            var text = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
