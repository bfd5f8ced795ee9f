package dev.cutover.plan;

import dev.cutover.model.Policy;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import java.time.Duration;
import java.util.Optional;

/**
 * The expected duration of a step by the runbook.
 *
 * @param time zero where it is unknown
 * @param limit the longest that all its tries may take, where it is calls that it waits for and not people or time
 */
public record Estimate(Duration time, By by, Optional<Duration> limit) {

    /** Where the estimate comes from. */
    public enum By {
        /** The step's own {@code expected}. */
        EXPECTED,
        /** Derived from the work of the step: a ramp and its soaks, a time to observe or to wait. */
        WORKED_OUT,
        /** No estimate. */
        NOT_SAID
    }

    public static Estimate of(Step step) {
        return new Estimate(StepDuration.written(step), by(step), limit(step));
    }

    /** The time, if there is an estimate. */
    public Optional<Duration> said() {
        return by == By.NOT_SAID ? Optional.empty() : Optional.of(time);
    }

    private static By by(Step step) {
        if (step.policy().expected().isPresent()) {
            return By.EXPECTED;
        }
        // A wait until a planned time has an estimate too: it ends when that time comes.
        boolean spans = step.work() instanceof Work.Wait
                || StepDuration.own(step.work()).isPresent();
        return spans ? By.WORKED_OUT : By.NOT_SAID;
    }

    private static Optional<Duration> limit(Step step) {
        return waitsForCalls(step.work()) ? Optional.of(tries(step.policy())) : Optional.empty();
    }

    private static boolean waitsForCalls(Work work) {
        if (work instanceof Work.Action
                || work instanceof Work.Notify
                || work instanceof Work.Capture
                || work instanceof Work.Reconcile) {
            return true;
        }
        if (work instanceof Work.Task
                || work instanceof Work.Gate
                || work instanceof Work.Decision
                || work instanceof Work.Baseline
                || work instanceof Work.Observe
                || work instanceof Work.Shift
                || work instanceof Work.Wait) {
            return false;
        }
        throw new IllegalStateException("no limit known of " + work.getClass());
    }

    private static Duration tries(Policy policy) {
        int again = policy.retry().times();
        return policy.timeout()
                .multipliedBy(again + 1L)
                .plus(policy.retry().backoff().multipliedBy(again));
    }
}
