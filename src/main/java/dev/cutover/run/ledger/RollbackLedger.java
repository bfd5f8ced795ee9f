package dev.cutover.run.ledger;

import dev.cutover.model.Conduct;
import dev.cutover.model.Scope;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every rollback of the run. The caller checks the transition rules before. Not thread-safe. */
public final class RollbackLedger {
    private final List<Entry> entries = new ArrayList<>();
    private final FaultSigns faultSigns = new FaultSigns();
    private final Map<Integer, RollbackFact.Explained> explained = new HashMap<>();

    /**
     * One rollback and its clock.
     *
     * @param seq the number of the event that decided it
     * @param restored when all its traffic was restored and read back, or, in a runbook without traffic, everything was
     *     undone; null until then
     * @param finished when all of it was; null until then
     */
    public record Entry(
            RollbackFact.Requested requested,
            Instant decided,
            long seq,
            @Nullable Instant restored,
            @Nullable Instant finished,
            List<RollbackFact.UndoBlocked> blocked,
            List<String> leftUndone) {
        public int number() {
            return requested.rollback();
        }

        public Scope scope() {
            return requested.scope();
        }

        public boolean isOpen() {
            return finished == null;
        }

        /** Its clock so far. */
        public RollbackClock clock() {
            return RollbackClock.of(requested, decided, restored, finished);
        }

        /** Decision to traffic back and verified. */
        public Optional<Duration> restore() {
            return clock().restore();
        }
    }

    /** What may begin the clock of a rollback. */
    public FaultSigns signs() {
        return faultSigns;
    }

    public List<Entry> all() {
        return Collections.unmodifiableList(entries);
    }

    /** The running one; there is at most one. */
    public Optional<Entry> open() {
        // No rollback begins before the previous one has finished.
        var last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        return last != null && last.isOpen() ? Optional.of(last) : Optional.empty();
    }

    /** The running one, if all of the scope is among what it rolls back. */
    public Optional<Entry> running(Scope scope) {
        return open().filter(open -> open.scope().includes(scope));
    }

    /** Whether a rollback of all of the scope was asked for after the event of that number. */
    public boolean isRequestedSince(long seq, Scope scope) {
        return entries.stream()
                .anyMatch(entry -> entry.seq() > seq && entry.scope().includes(scope));
    }

    /** Those that left something undone, and that no later one has gone over again. */
    public List<Entry> unresolved() {
        return entries.stream()
                .filter(entry -> !entry.leftUndone().isEmpty())
                .filter(entry -> entries.stream()
                        .noneMatch(later -> later.number() > entry.number()
                                && !later.isOpen()
                                && later.scope().includes(entry.scope())))
                .toList();
    }

    /** The reason that was given after it had begun; empty if none was. */
    public Optional<RollbackFact.Explained> explained(int rollback) {
        return Optional.ofNullable(explained.get(rollback));
    }

    /** Whether it began without a reason, and none has been given since. */
    public boolean lacksReason(Entry entry) {
        return entry.requested().reason().isBlank() && !explained.containsKey(entry.number());
    }

    /** Whether something that the runbook demands of a decision by people has not been said of it. */
    public boolean lacks(Conduct.Demands demands, Entry entry) {
        boolean byPeople = !entry.requested().by().equals(Event.ENGINE);
        return lacksReason(entry) || (demands.impact() && byPeople && lacksImpact(entry));
    }

    boolean lacksImpact(Entry entry) {
        return explained(entry.number())
                .map(RollbackFact.Explained::impact)
                .orElse("")
                .isBlank();
    }

    void apply(RollbackFact fact, Event event) {
        var at = event.at();
        if (fact instanceof RollbackFact.Requested requested) {
            entries.add(new Entry(requested, at, event.seq(), null, null, List.of(), List.of()));
            return;
        }
        if (fact instanceof RollbackFact.Explained reason) {
            explained.put(reason.rollback(), reason);
            return;
        }
        var entry = open().orElseThrow();
        var blocked = new ArrayList<>(entry.blocked());
        if (fact instanceof RollbackFact.UndoBlocked one) {
            blocked.add(one);
        }
        entries.set(
                entry.number() - 1,
                new Entry(
                        entry.requested(),
                        entry.decided(),
                        entry.seq(),
                        fact instanceof RollbackFact.Restored && entry.restored() == null ? at : entry.restored(),
                        fact instanceof RollbackFact.Finished ? at : null,
                        List.copyOf(blocked),
                        fact instanceof RollbackFact.Finished finished ? finished.leftUndone() : entry.leftUndone()));
    }
}
