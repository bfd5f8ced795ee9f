package dev.cutover.plan;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.TrafficLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which points of no return a run has passed, and what they close: the one answer for the rollback itself, its plan,
 * the meter and the board. A point closes the steps that it relies on, as far as they are about its own traffic: a
 * point of one region says nothing of another one, whatever the order in which the two were moved.
 *
 * <p>A point is passed once its step has begun, after the durable decision of those whom it names. It stays passed:
 * undoing the step does not bring back what was lost. It is not passed if the effect of the step provably did not
 * happen. Valid for one moment; not thread-safe.
 */
public final class PointOfNoReturnScope {
    private final RunState state;
    private final List<Step> passed;
    private final Map<StepId, List<Step>> points = new HashMap<>();

    /**
     * Looks at those steps that are points of no return.
     *
     * @param reliesOn the steps that a step relies on, directly or through others
     */
    public PointOfNoReturnScope(Function<StepId, Set<StepId>> reliesOn, List<Step> candidates, RunState state) {
        this.state = state;
        this.passed = candidates.stream().filter(step -> isPassed(step, state)).toList();
        for (var step : passed) {
            reliesOn.apply(step.id())
                    .forEach(below -> points.computeIfAbsent(below, key -> new ArrayList<>(1))
                            .add(step));
        }
    }

    /** Whether a step is a point of no return that was passed. */
    public static boolean isPassed(Step step, RunState state) {
        var entry = state.steps().of(step.id());
        var effects = state.effects().ofStep(step.id());
        if (!effects.isEmpty()) {
            return effects.stream().map(EffectLedger.Entry::state).anyMatch(EffectState::mayHaveHappened);
        }
        return entry.state() == StepState.STARTED
                || entry.state() == StepState.SUCCEEDED
                || (step.work() instanceof Work.Task && mayHaveBeenDone(entry));
    }

    /** Whether people were asked to do it and have not denied it: nothing proves that it did not happen. */
    private static boolean mayHaveBeenDone(StepLedger.Entry entry) {
        return entry.attempt() > 0 && entry.cause() == null;
    }

    /** Whether a step is a point of no return that lies ahead, so that a rollback should begin before it. */
    public static boolean isAhead(Step step, RunState state) {
        var at = state.steps().of(step.id()).state();
        return (at == StepState.PENDING || at == StepState.FAILED) && !isPassed(step, state);
    }

    /** The steps that are points of no return and were passed, in the order of the runbook. */
    public List<Step> passed() {
        return passed;
    }

    /** The point of no return that closes the rollback of a step in a segment. */
    public Optional<Step> of(StepId step, Segment segment) {
        return points.getOrDefault(step, List.of()).stream()
                .filter(point -> concerns(point, segment))
                .findFirst();
    }

    /** The point of no return that closes the rollback of a key's traffic: by the step that moved it last. */
    public Optional<Step> of(TrafficLedger.Entry traffic, Segment segment) {
        return mover(state, traffic).flatMap(step -> of(step, segment));
    }

    /** The step that moved a key last. */
    public static Optional<StepId> mover(RunState state, TrafficLedger.Entry entry) {
        return state.effects().of(entry.effect()).map(known -> known.effect().step());
    }

    /** Whether a point of no return is about any of the segment's traffic. */
    public static boolean concerns(Step point, Segment segment) {
        return Scope.of(point.where()).touches(segment);
    }
}
