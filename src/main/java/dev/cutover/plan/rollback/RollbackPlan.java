package dev.cutover.plan.rollback;

import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.EffectLedger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rollback of a scope, from the journal and not from the file: every effect that was begun and is not proven undone
 * or not done. A step that timed out may well have taken effect.
 *
 * @param moves for each flow, in the order of the runbook, the keys to move to the old platform, from their last known
 *     weights
 * @param undo what is undone, in order: last first
 * @param kept what has no undo on purpose, with the reason
 * @param barred what stays because a point of no return was passed
 * @param wider what reaches beyond the scope, and so stays
 * @param alsoOpens what is undone before traffic although it reaches beyond the scope, and for what else that counts
 */
public record RollbackPlan(
        Map<Traffic, List<Effect.Move>> moves,
        List<Undoing> undo,
        List<String> kept,
        List<Barred> barred,
        List<String> wider,
        List<String> alsoOpens) {

    public RollbackPlan {
        moves = Collections.unmodifiableMap(moves);
    }

    /**
     * One effect to be undone.
     *
     * @param key the idempotency key of the undo
     * @param time when in the rollback
     */
    public record Undoing(EffectLedger.Entry entry, Undo undo, UndoKey key, Undo.Time time) {}

    /**
     * Something that stays as it is.
     *
     * @param by the point of no return that closes it
     * @param traffic of which flow and segment, if it is traffic; otherwise it is an effect
     */
    public record Barred(StepId step, StepId by, Optional<RollbackFact.Subject.OfTraffic> traffic, String what) {
        /** Whether it is traffic. */
        public boolean isTraffic() {
            return traffic.isPresent();
        }

        @Override
        public String toString() {
            return what + " stays: it lies before the point of no return '" + by + "'";
        }
    }

    /** What is undone at a time, last first. */
    public List<Undoing> undo(Undo.Time time) {
        return undo.stream().filter(undoing -> undoing.time() == time).toList();
    }
}
