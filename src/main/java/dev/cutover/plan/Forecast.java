package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.RunState;
import dev.cutover.run.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * When a run would end if everything took as long as the runbook says: the longest way through what its steps need of
 * each other. What people take to answer counts only where a step says what is expected.
 */
public final class Forecast {
    private Forecast() {}

    /** As the plan has it, before anything has happened. */
    public static Instant planned(Runbook runbook, Instant starts) {
        return starts.plusMillis(longest(runbook, step -> written(step).toMillis()));
    }

    /** As it looks now: what is settled takes no more time, what is under way only the rest. */
    public static Instant expected(Runbook runbook, RunState state, Instant now) {
        return now.plusMillis(longest(runbook, step -> left(step, state, now).toMillis()));
    }

    /** How long it is thought to be until a step begins that has not begun. */
    static Duration untilBegins(Runbook runbook, RunState state, Instant now, Step step) {
        var steps = new HashMap<StepId, Step>();
        runbook.steps().forEach(one -> steps.put(one.id(), one));
        var ends = new HashMap<StepId, Long>();
        return Duration.ofMillis(step.needs().stream()
                .flatMap(need -> Optional.ofNullable(steps.get(need)).stream())
                .mapToLong(need ->
                        end(need, steps, ends, one -> left(one, state, now).toMillis()))
                .max()
                .orElse(0));
    }

    private static Duration left(Step step, RunState state, Instant now) {
        var entry = state.steps().of(step.id());
        if (entry.state().isSettled()) {
            return Duration.ZERO;
        }
        Instant started = entry.started();
        if (entry.state() != StepState.STARTED || started == null) {
            return written(step);
        }
        var rest = written(step).minus(Duration.between(started, now));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** What the runbook says that a step takes. */
    static Duration written(Step step) {
        if (step.policy().expected().isPresent()) {
            return step.policy().expected().orElseThrow();
        }
        if (step.work() instanceof Work.Shift shift) {
            return shift.hold().multipliedBy(shift.ramp().size());
        }
        if (step.work() instanceof Work.Observe observe) {
            return observe.time();
        }
        if (step.work() instanceof Work.Baseline baseline) {
            return baseline.over();
        }
        return step.work() instanceof Work.Wait wait ? wait.time().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /** The reader has made sure that nothing needs itself; steps are in no particular order all the same. */
    private static long longest(Runbook runbook, ToLongFunction<Step> takes) {
        var steps = new HashMap<StepId, Step>();
        runbook.steps().forEach(step -> steps.put(step.id(), step));
        var ends = new HashMap<StepId, Long>();
        long longest = 0;
        for (var step : runbook.steps().toList()) {
            longest = Math.max(longest, end(step, steps, ends, takes));
        }
        return longest;
    }

    private static long end(Step step, Map<StepId, Step> steps, Map<StepId, Long> ends, ToLongFunction<Step> takes) {
        Long known = ends.get(step.id());
        if (known != null) {
            return known;
        }
        long begins = 0;
        for (var need : step.needs()) {
            var needed = steps.get(need);
            if (needed != null) {
                begins = Math.max(begins, end(needed, steps, ends, takes));
            }
        }
        long end = begins + takes.applyAsLong(step);
        ends.put(step.id(), end);
        return end;
    }
}
