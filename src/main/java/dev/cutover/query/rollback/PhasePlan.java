package dev.cutover.query.rollback;

import dev.cutover.plan.rollback.PhaseTime;
import dev.cutover.plan.rollback.PlannedPhase;
import java.util.List;

/**
 * One phase of a planned rollback. Immutable.
 *
 * @param does what it does, in its order, a line each; nothing if the phase has nothing to do
 * @param time as if it began now
 */
public record PhasePlan(PlannedPhase phase, List<String> does, PhaseTime time) {
    public PhasePlan {
        does = List.copyOf(does);
    }
}
