package dev.cutover.run.ledger;

import dev.cutover.run.Request;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every request to the run from outside. The caller checks the transition rules before. Not thread-safe. */
public final class RequestLedger {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> pending = new LinkedHashMap<>();
    private final FreezeLedger freezes = new FreezeLedger();

    /**
     * One request.
     *
     * @param seq the number of the event
     * @param settled what became of it; null while it is pending
     */
    public record Entry(RequestFact.Received received, Instant at, long seq, RequestFact.@Nullable Settled settled) {
        public String id() {
            return received.id();
        }
    }

    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The pending ones, the oldest first. */
    public List<Entry> pending() {
        return List.copyOf(pending.values());
    }

    public Optional<Entry> of(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Those that waited in the inbox and were entered after an event, in their order. */
    public List<Entry> fromInbox(long after) {
        return entries.values().stream()
                .filter(entry -> entry.received().kept().isPresent() && entry.seq() > after)
                .toList();
    }

    /** Whether the request that has this name in the inbox was entered. */
    public boolean isEntered(String name) {
        return entries.values().stream()
                .flatMap(entry -> entry.received().kept().stream())
                .anyMatch(kept -> kept.name().equals(name));
    }

    /** Whether a user made the hold at the process itself, and not from another terminal. */
    public boolean isHoldOf(String user, RunFact.Held held) {
        return held.by().equals(user) && entries.values().stream().noneMatch(entry -> isRequestFor(held, entry));
    }

    private static boolean isRequestFor(RunFact.Held held, Entry entry) {
        return entry.received().request() instanceof Request.Hold hold
                && hold.reason().equals(held.why())
                && entry.received().speaker().name().equals(held.by());
    }

    /** The freezes of ramps by people who are about to ask for a rollback. */
    public FreezeLedger freezes() {
        return freezes;
    }

    /** The id of the next one. */
    public String nextId() {
        return "p" + (entries.size() + 1);
    }

    void apply(RequestFact fact, Event event) {
        if (fact instanceof RequestFact.Received received) {
            var entry = new Entry(received, event.at(), event.seq(), null);
            entries.put(received.id(), entry);
            pending.put(received.id(), entry);
        } else if (fact instanceof RequestFact.Settled settled) {
            var entry = pending.remove(settled.id());
            if (entry != null) {
                entries.put(settled.id(), new Entry(entry.received(), entry.at(), entry.seq(), settled));
            }
        } else if (fact instanceof RequestFact.RampsFrozen frozen) {
            freezes.apply(frozen);
        } else if (fact instanceof RequestFact.RampsReleased released) {
            freezes.apply(released);
        } else {
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }
}
