package dev.cutover.plan;

import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunState;
import dev.cutover.run.StepState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies behind a point of no return that was passed: the steps that it relies on. It is passed once the step has
 * begun, which takes the durable decision of those whom it names, and not taken to be passed when what it was to do
 * provably did not happen.
 */
final class Behind {
    private final Map<StepId, StepId> points = new HashMap<>();

    /** Looks at those steps that are points of no return. */
    Behind(Ways ways, List<Step> candidates, RunState state) {
        for (var step : candidates) {
            if (isPassed(step, state)) {
                ways.reliesOn(step.id()).forEach(below -> points.putIfAbsent(below, step.id()));
            }
        }
    }

    private static boolean isPassed(Step step, RunState state) {
        var entry = state.steps().of(step.id());
        var effects = state.effects().ofStep(step.id());
        if (effects.isEmpty()) {
            return entry.state() == StepState.STARTED || entry.state() == StepState.SUCCEEDED;
        }
        return effects.stream().map(EffectLedger.Entry::state).anyMatch(EffectState::mayHaveHappened);
    }

    /** The point of no return that a step lies behind. */
    Optional<StepId> of(StepId step) {
        return Optional.ofNullable(points.get(step));
    }
}
