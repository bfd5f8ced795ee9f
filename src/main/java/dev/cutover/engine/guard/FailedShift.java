package dev.cutover.engine.guard;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shift that has failed and left traffic on the new platform: its guards keep watch until people have decided what
 * becomes of it. A breach is recorded once, and rolls back where the step says so; what else a guard would ask is asked
 * about the failure already. Stateless.
 */
public final class FailedShift {
    private FailedShift() {}

    /** Whether the step's guards are watched although it has failed. */
    public static boolean isWatched(Step step, StepContext stepContext) {
        return stepContext.entry(step).state() == StepState.FAILED
                && ShiftTraffic.hasTraffic(step, stepContext)
                && !stepContext.entry(step).noted(AttemptNote.GuardOverridden.class);
    }

    /** What is left of breaches before the failure, or what a guard asks for that has turned red since; or null. */
    public static @Nullable NextAction next(Step step, StepContext stepContext) {
        var left = GuardBreach.left(step, stepContext, "the step has failed");
        return left != null ? left : breach(step, stepContext);
    }

    private static @Nullable NextAction breach(Step step, StepContext stepContext) {
        if (!(step.work() instanceof Work.Shift shift) || !isWatched(step, stepContext)) {
            return null;
        }
        Instant failed = Objects.requireNonNull(stepContext.entry(step).ended());
        var scope = Scope.of(step.where());
        boolean rollsBack = shift.onBreach() == OnBreach.ROLLBACK && !RunRequests.isBarred(stepContext, scope);
        var recorded = recorded(step, stepContext, failed);
        if (recorded.isPresent()) {
            // Once only: traffic that a rollback could not restore is for people.
            return rollsBack
                            && !stepContext
                                    .state()
                                    .rollbacks()
                                    .isRequestedSince(recorded.orElseThrow().seq(), scope)
                    ? GuardBreach.rollBack(step, stepContext)
                    : null;
        }
        return Guards.red(
                        shift.guard(),
                        step,
                        stepContext,
                        stepContext.entry(step).startedSeq())
                .filter(reading -> !reading.at().isBefore(failed))
                .map(reading ->
                        GuardBreach.record(step, stepContext, reading, rollsBack ? OnBreach.ROLLBACK : OnBreach.HOLD))
                .orElse(null);
    }

    private static Optional<Event> recorded(Step step, StepContext stepContext, Instant failed) {
        return GuardBreach.last(step, stepContext).filter(event -> !event.at().isBefore(failed));
    }

    /** The shifts whose guards are watched, among steps that have failed. */
    public static Stream<Step> watched(Stream<Step> failed, StepContext stepContext) {
        return failed.filter(step -> isWatched(step, stepContext));
    }
}
