package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.ReconcileFact;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the reconciliations of a run are, and their last results. Not thread-safe. */
public final class ReconciliationLedger {
    private final Map<StepId, Entry> entries = new LinkedHashMap<>();

    /**
     * The reconciliation of a step.
     *
     * @param look the newest look; null before the first one
     * @param result the newest result, of whichever attempt; null before the first one
     */
    public record Entry(@Nullable Seen look, @Nullable Result result) {
        static final Entry NONE = new Entry(null, null);

        /** The newest look of an attempt; empty if it has had none. */
        public Optional<Seen> look(int attempt) {
            return Optional.ofNullable(look).filter(seen -> seen.fact().attempt() == attempt);
        }

        /** The result of an attempt; empty if it has none. */
        public Optional<Result> result(int attempt) {
            return Optional.ofNullable(result).filter(found -> found.fact().attempt() == attempt);
        }
    }

    /** A look, with its place in the record. */
    public record Seen(ReconcileFact.Looked fact, Instant at, long seq) {}

    /** A result, with its place in the record. */
    public record Result(ReconcileFact.Reconciled fact, Instant at, long seq) {}

    /** The entry of a step; an empty one if nothing was reconciled there. */
    public Entry of(StepId step) {
        return entries.getOrDefault(step, Entry.NONE);
    }

    /** The newest result of every step that has one, in the order in which the steps first looked. */
    public Collection<Result> results() {
        return entries.values().stream()
                .flatMap(entry -> Optional.ofNullable(entry.result()).stream())
                .toList();
    }

    /** All steps that have looked, in the order in which they did first. */
    public Map<StepId, Entry> all() {
        return Collections.unmodifiableMap(entries);
    }

    void apply(ReconcileFact fact, Event event) {
        var before = of(fact.step());
        if (fact instanceof ReconcileFact.Looked looked) {
            entries.put(fact.step(), new Entry(new Seen(looked, event.at(), event.seq()), before.result()));
        } else if (fact instanceof ReconcileFact.Reconciled reconciled) {
            entries.put(fact.step(), new Entry(before.look(), new Result(reconciled, event.at(), event.seq())));
        } else {
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }
}
