package dev.cutover.plan;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.Optional;

/** The expected duration of a step. Stateless. */
public final class StepDuration {
    private StepDuration() {}

    /** The estimate of a step by the runbook. */
    public static Duration written(Step step) {
        return step.policy().expected().or(() -> own(step.work())).orElse(Duration.ZERO);
    }

    /** The sum of the soaks and waits that are written in the work itself; empty if there are none. */
    public static Optional<Duration> own(Work work) {
        if (work instanceof Work.Shift shift) {
            return Optional.of(shift.soak().multipliedBy(shift.ramp().size()));
        } else if (work instanceof Work.Observe observe) {
            return Optional.of(observe.time());
        } else if (work instanceof Work.Baseline baseline) {
            return Optional.of(baseline.over());
        } else if (work instanceof Work.Wait wait) {
            return wait.time();
        } else if (work instanceof Work.Reconcile reconcile) {
            // Looks after the second one are taken only where rows keep changing.
            return Optional.of(reconcile.what().looks().secondLook()).filter(pause -> !pause.isZero());
        } else if (work instanceof Work.Action
                || work instanceof Work.Task
                || work instanceof Work.Gate
                || work instanceof Work.Decision
                || work instanceof Work.Notify
                || work instanceof Work.Capture) {
            return Optional.empty();
        }
        throw new IllegalStateException("no duration known of " + work.getClass());
    }
}
