package dev.cutover.run.fact;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.run.Sighting;
import dev.cutover.run.UndoKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts of a rollback. The rollbacks of a run are counted from 1. */
public sealed interface RollbackFact extends Fact {

    int rollback();

    /**
     * The decision to roll back; the clock of <em>restore</em> starts with this event.
     *
     * @param firstBad the first sample that was red, or the instant of the decision if nothing was
     * @param noticed when the first sign came: a breach, a trigger, a failed step, a person's word
     * @param sighting how the fault was noticed; empty in records of builds that did not tell
     */
    record Requested(
            int rollback,
            Scope scope,
            String by,
            String role,
            String reason,
            Instant firstBad,
            Instant noticed,
            Duration window,
            Optional<Sighting> sighting)
            implements RollbackFact {

        /** A rollback of which nothing tells how its fault was noticed. */
        public Requested(
                int rollback,
                Scope scope,
                String by,
                String role,
                String reason,
                Instant firstBad,
                Instant noticed,
                Duration window) {
            this(rollback, scope, by, role, reason, firstBad, noticed, window, Optional.empty());
        }
    }

    /**
     * Why it was asked for, where that was said only after it had begun.
     *
     * @param role the role of whoever says it; empty if nobody was named
     * @param impact what it means for customers and the business; may be empty
     */
    record Explained(int rollback, String by, String role, String reason, String impact) implements RollbackFact {}

    /**
     * What comes before traffic is over: what had closed the old platform is undone and verified, or it was decided how
     * the rollback continues without. Not recorded where nothing had to be opened.
     *
     * @param outcome how the rollback continues
     * @param closed what is not undone, with the reason; empty if all of it is
     */
    record Opened(int rollback, OpeningOutcome outcome, List<String> closed) implements RollbackFact {
        public Opened {
            closed = List.copyOf(closed);
        }
    }

    /** How a rollback continues after it has tried to open the old platform. */
    enum OpeningOutcome {
        /** The old platform is open: traffic returns. */
        OPEN,
        /** Traffic returns all the same, by a person's word. */
        TRAFFIC_FIRST,
        /** Traffic stays where it is, on the new platform or on the old one that is not open. */
        PARKED
    }

    /**
     * All traffic of the scope is back on the old platform, and was read back; whether the old platform takes orders is
     * yet to be measured. Recorded only where the runbook names a criterion for that.
     */
    record Returned(int rollback) implements RollbackFact {}

    /**
     * All traffic of the scope is back on the old platform, and was read back; where the runbook names a criterion, it
     * says that the old platform takes orders.
     */
    record Restored(int rollback) implements RollbackFact {}

    /**
     * A wider rollback takes over what this one has not begun, and this one ends.
     *
     * @param by the number of the wider one
     */
    record TakenOver(int rollback, int by) implements RollbackFact {}

    /**
     * An undo that relies on one that failed is not tried.
     *
     * @param effect the undo's key
     */
    record UndoBlocked(int rollback, String effect, String why) implements RollbackFact {
        /** Which undo it is. */
        public UndoKey undo() {
            return new UndoKey(effect);
        }
    }

    /**
     * The end of the rollback.
     *
     * @param leftUndone everything that is not proven undone, named; empty if the rollback is complete
     * @param about what each of them is about, in their order; empty in records of builds that did not tell, as a list
     *     of another length tells nothing
     */
    record Finished(int rollback, List<String> leftUndone, List<Subject> about) implements RollbackFact {
        public Finished {
            leftUndone = List.copyOf(leftUndone);
            about = about.size() == leftUndone.size() ? List.copyOf(about) : List.of();
        }

        /** An end of which nothing but the words is known. */
        public Finished(int rollback, List<String> leftUndone) {
            this(rollback, leftUndone, List.of());
        }
    }

    /** What something that is left undone is about, so that the record tells whether it was put right later. */
    sealed interface Subject {
        /** An effect that is not proven undone, by its key. */
        record OfEffect(String effect) implements Subject {}

        /** A flow's traffic of one segment that is not proven to be back. */
        record OfTraffic(String traffic, Segment segment) implements Subject {}

        /** Anything else: only another rollback of all of the scope puts it right. */
        record OfRollback() implements Subject {}
    }
}
