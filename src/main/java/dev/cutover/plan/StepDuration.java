package dev.cutover.plan;

import dev.cutover.model.Step;
import dev.cutover.model.Work;
import java.time.Duration;

/** The expected duration of a step. Stateless. */
final class StepDuration {
    private StepDuration() {}

    /** The estimate of a step by the runbook. */
    static Duration written(Step step) {
        if (step.policy().expected().isPresent()) {
            return step.policy().expected().orElseThrow();
        }
        if (step.work() instanceof Work.Shift shift) {
            return shift.soak().multipliedBy(shift.ramp().size());
        }
        if (step.work() instanceof Work.Observe observe) {
            return observe.time();
        }
        if (step.work() instanceof Work.Baseline baseline) {
            return baseline.over();
        }
        return step.work() instanceof Work.Wait wait ? wait.time().orElse(Duration.ZERO) : Duration.ZERO;
    }
}
