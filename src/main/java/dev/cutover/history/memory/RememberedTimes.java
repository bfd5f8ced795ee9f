package dev.cutover.history.memory;

import dev.cutover.model.StepId;
import dev.cutover.plan.RunDurations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link RunDurations} in a form that can be written down. */
public record RememberedTimes(boolean live, List<StepTime> steps, List<StepTime> undos, List<Duration> restores) {
    public RememberedTimes {
        steps = List.copyOf(steps);
        undos = List.copyOf(undos);
        restores = List.copyOf(restores);
    }

    /** How long one step, or its undo, took. */
    public record StepTime(StepId step, Duration took) {}

    static RememberedTimes of(RunDurations runDurations) {
        return new RememberedTimes(
                runDurations.live(), list(runDurations.steps()), list(runDurations.undos()), runDurations.restores());
    }

    /** The same as plans take it. */
    public RunDurations durations() {
        return new RunDurations(live, map(steps), map(undos), restores);
    }

    private static List<StepTime> list(Map<StepId, Duration> times) {
        return times.entrySet().stream()
                .map(time -> new StepTime(time.getKey(), time.getValue()))
                .toList();
    }

    private static Map<StepId, Duration> map(List<StepTime> times) {
        var map = new LinkedHashMap<StepId, Duration>();
        times.forEach(time -> map.put(time.step(), time.took()));
        return map;
    }
}
