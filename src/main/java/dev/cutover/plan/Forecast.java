package dev.cutover.plan;

import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * When a run would end if everything took as long as expected: the longest path through the needs of its steps. What
 * people take to answer counts only where a step says what is expected. Stateless; the states that it is given are not
 * thread-safe.
 */
public final class Forecast {
    private Forecast() {}

    /** As the plan has it: no phase begins before it is planned to. */
    public static Instant planned(Runbook runbook, Instant starts) {
        return starts.plus(Timeline.planned(runbook).ends());
    }

    /**
     * As of now: a finished step takes no more time, a running one only the rest, and a phase does not begin before its
     * planned start.
     *
     * @param runbook as it counts now, with what was amended
     */
    public static Instant expected(Runbook runbook, RunState state, Instant now) {
        var starts = state.created().starts();
        var order = StepOrder.of(runbook);
        var floors = runbook.phases().stream()
                .map(phase -> hasBegun(phase, state)
                        ? now
                        : phase.starts()
                                .map(time -> later(time.at(starts), now))
                                .orElse(now))
                .toList();
        var ends = new Instant[order.size()];
        var last = now;
        for (int number : order.sorted()) {
            var step = order.step(number);
            var begins = floors.get(order.phase(number));
            for (int need : order.needs(number)) {
                begins = later(begins, ends[need]);
            }
            ends[number] = end(step, begins, state, now);
            last = later(last, ends[number]);
        }
        return last;
    }

    private static Instant end(Step step, Instant begins, RunState state, Instant now) {
        if (step.work() instanceof Work.Wait wait
                && wait.until().isPresent()
                && !state.steps().of(step.id()).state().isSettled()) {
            return later(begins, wait.until().orElseThrow().at(state.created().starts()));
        }
        return begins.plus(left(step, state, now));
    }

    private static boolean hasBegun(Phase phase, RunState state) {
        return phase.steps().stream()
                .anyMatch(step -> state.steps().of(step.id()).attempt() > 0);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The expected time until a step begins that has not begun. */
    public static Duration untilBegins(Runbook runbook, RunState state, Instant now, Step step) {
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
        Instant started = entry.began();
        if (entry.state() != StepState.STARTED || started == null) {
            return StepDuration.written(step);
        }
        var rest = StepDuration.written(step).minus(Duration.between(started, now));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** The reader has made sure that nothing needs itself; steps are in no particular order all the same. */
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
