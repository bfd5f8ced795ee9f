package dev.cutover.run.ledger;

import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a record has been read: its run, and what the next event has to follow. Not thread-safe. */
final class RecordPosition {
    private @Nullable RunId run;
    private @Nullable Instant lastAt;
    private long epoch;
    private long seq;
    private long continuedSeq;
    private long endedSeq;
    private @Nullable Instant endedAt;

    /** Throws if an event is missing before this one, or was read before. */
    void requireNext(Event event) {
        if (event.seq() != seq + 1) {
            throw new IllegalTransition("event " + event.seq() + " follows event " + seq);
        }
    }

    /** Why such an event cannot stand here, whatever its content; null if it can. */
    @Nullable
    String refusal(Event event) {
        if (event.epoch() < epoch) {
            return "event " + event.seq() + " was written by the runner of epoch " + event.epoch() + " after epoch "
                    + epoch + " had taken over";
        }
        if (lastAt != null && event.at().isBefore(lastAt)) {
            return "event " + event.seq() + " is older than the one before it";
        }
        return run != null && !run.equals(event.run())
                ? "event " + event.seq() + " is of run " + event.run() + ", not " + run
                : null;
    }

    /** Moves on to the event. Neither time nor epoch decreases, not even where the record's does. */
    void pass(Event event) {
        run = run == null ? event.run() : run;
        seq = event.seq();
        epoch = Math.max(epoch, event.epoch());
        lastAt = lastAt == null || event.at().isAfter(lastAt) ? event.at() : lastAt;
    }

    /** Moves on to an event that is folded. */
    void take(Event event) {
        pass(event);
        if (event.fact() instanceof RunFact.Continued) {
            continuedSeq = seq;
        } else if (event.fact() instanceof RunFact.Ended) {
            endedSeq = seq;
            endedAt = lastAt;
        }
    }

    Optional<RunId> run() {
        return Optional.ofNullable(run);
    }

    Optional<Instant> lastAt() {
        return Optional.ofNullable(lastAt);
    }

    /** The number of the last event that ended a hold; 0 if there is none. */
    long continuedSeq() {
        return continuedSeq;
    }

    /** The number of the last event that ended the run; 0 if there is none. */
    long endedSeq() {
        return endedSeq;
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }
}
