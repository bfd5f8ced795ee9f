package dev.cutover.plan.rollback;

import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of which something stands: an effect that is not proven undone, traffic that is not proven to be back, or a
 * call that may be under way. Valid for one moment; immutable.
 */
final class StandingSteps {
    private final RunState state;
    private final Set<StepId> changed = new HashSet<>();

    StandingSteps(RunState state) {
        this.state = state;
        RollbackPlanner.standing(state).forEach(entry -> changed.add(entry.effect().step()));
    }

    /** Whether a rollback of the step alone would find anything to stop, to restore or to undo. */
    boolean has(Step step) {
        boolean isAtWork = state.steps().of(step.id()).state() == StepState.STARTED
                && RollbackNeed.changesSystems(step.work());
        return isAtWork || hasChanged(step) || hasMoved(step);
    }

    /** Whether an effect of the step stands that could be undone, or has no undo on purpose. */
    boolean hasChanged(Step step) {
        return changed.contains(step.id());
    }

    /** Whether traffic that the step has moved is not proven to be back, even if another has moved it on since. */
    boolean hasMoved(Step step) {
        return !moved(step).isEmpty();
    }

    /** The keys that the step has moved and that are not proven to be back on the old platform. */
    Set<Segment> moved(Step step) {
        return step.work() instanceof Work.Shift shift
                ? state.effects().ofStep(step.id()).stream()
                        .filter(entry -> entry.state().mayHaveHappened())
                        .flatMap(entry ->
                                entry.effect().deed() instanceof Effect.Weights weights
                                        ? weights.moves().stream()
                                        : Stream.empty())
                        .map(Effect.Move::key)
                        .filter(key -> state.traffic()
                                .of(shift.traffic(), key)
                                .filter(entry -> entry.mayBeMoved())
                                .isPresent())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether two shifts move the same flow, and the first one nothing else than the second. */
    static boolean isWithin(Step first, Step second) {
        return first.work() instanceof Work.Shift one
                && second.work() instanceof Work.Shift other
                && one.traffic().equals(other.traffic())
                && second.where().contains(first.where());
    }
}
