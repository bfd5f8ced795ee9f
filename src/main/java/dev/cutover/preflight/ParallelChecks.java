package dev.cutover.preflight;

import dev.cutover.model.SystemId;
import dev.cutover.spi.Connector;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks all systems at the same time. A system that does not answer within the limit counts as unreachable, its thread
 * is interrupted, and a later answer is ignored.
 *
 * @param clock measures the limit, in short sleeps, so a virtual clock works too
 */
public record ParallelChecks(RunClock clock, CheckWorkers checkWorkers, Duration limit) {
    private static final Duration LONGEST_NAP = Duration.ofMillis(100);

    /** A system whose check is running. */
    private static final class Pending {
        private final AtomicReference<@Nullable SystemReport> answer = new AtomicReference<>();
        private Runnable interrupt = () -> {};
    }

    /**
     * Checks the systems; the reports are in the order of the systems.
     *
     * @param connectors the bound systems; a system without a connector is not ready
     * @param uses what the runbook requires of them; a system without an entry is only asked for its own report
     * @throws InterruptedException if the caller was interrupted; the checks still running are interrupted too
     */
    public List<SystemReport> of(
            List<SystemId> systems, Map<SystemId, Connector> connectors, Map<SystemId, Requirement> uses)
            throws InterruptedException {
        Instant deadline = clock.now().plus(limit);
        var pending = new ArrayList<Pending>();
        try {
            for (var system : systems) {
                var requirement = uses.getOrDefault(system, Requirement.none(system));
                var connector = connectors.get(system);
                pending.add(
                        connector == null
                                ? unbound(system)
                                : start(new SystemCheckRun(requirement, connector), deadline));
            }
            await(pending, deadline);
            var examined = new ArrayList<SystemReport>();
            for (int i = 0; i < systems.size(); i++) {
                var answer = pending.get(i).answer.get();
                examined.add(answer != null ? answer : SystemReport.unreachable(systems.get(i), late()));
            }
            return examined;
        } finally {
            pending.stream().filter(one -> one.answer.get() == null).forEach(one -> one.interrupt.run());
        }
    }

    private static Pending unbound(SystemId system) {
        var known = new Pending();
        known.answer.set(SystemReport.unreachable(system, "no connector is bound to it"));
        return known;
    }

    private Pending start(SystemCheckRun systemCheckRun, Instant deadline) {
        var started = new Pending();
        started.interrupt = checkWorkers.start(() -> {
            try {
                started.answer.set(systemCheckRun.by(deadline));
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        });
        return started;
    }

    private void await(List<Pending> pending, Instant deadline) throws InterruptedException {
        var nap = Duration.ofMillis(1);
        while (pending.stream().anyMatch(one -> one.answer.get() == null)) {
            var left = Duration.between(clock.now(), deadline);
            if (left.isNegative() || left.isZero()) {
                return;
            }
            clock.sleep(nap.compareTo(left) < 0 ? nap : left);
            nap = nap.multipliedBy(2).compareTo(LONGEST_NAP) < 0 ? nap.multipliedBy(2) : LONGEST_NAP;
        }
    }

    private String late() {
        return "no answer within " + limit.toSeconds() + " s";
    }
}
