package dev.cutover.plan;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.EffectLedger;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunState;
import dev.cutover.run.StepState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What lies behind a point of no return that was passed: the steps that it relies on, as far as they are about its own
 * traffic. A point of one region says nothing of another one, whatever the order in which the two were moved. It is
 * passed once the step has begun, which takes the durable decision of those whom it names, and not taken to be passed
 * when what it was to do provably did not happen.
 */
final class Behind {
    private final Map<StepId, List<Step>> points = new HashMap<>();

    /**
     * Looks at those steps that are points of no return.
     *
     * @param reliesOn the steps that a step relies on, directly or through others
     */
    Behind(Function<StepId, Set<StepId>> reliesOn, List<Step> candidates, RunState state) {
        for (var step : candidates) {
            if (isPassed(step, state)) {
                reliesOn.apply(step.id())
                        .forEach(below -> points.computeIfAbsent(below, key -> new ArrayList<>(1))
                                .add(step));
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

    /** The point of no return that what a step did in a segment lies behind. */
    Optional<Step> of(StepId step, Segment segment) {
        return points.getOrDefault(step, List.of()).stream()
                .filter(point -> concerns(point, segment))
                .findFirst();
    }

    /** Whether a point of no return is about any of the segment's traffic. */
    static boolean concerns(Step point, Segment segment) {
        return Scope.of(point.where()).touches(segment);
    }
}
