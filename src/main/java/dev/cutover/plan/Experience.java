package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Durations of past runs and rehearsals of a runbook. Where something was done in a live run, its rehearsals do not
 * count. Immutable.
 */
public final class Experience {
    /** No past runs. */
    public static final Experience NONE = new Experience(List.of());

    private final List<RunDurations> runs;
    private final Map<StepId, Past> steps;
    private final Map<StepId, Past> undos;
    private final Optional<Past> restore;

    /** The durations of one thing that was done before. */
    public record Past(DurationRange durationRange, boolean live) {}

    /**
     * When a plan would end.
     *
     * @param durationRange the end after T, as each of the past runs would have had it; the median is what is expected
     * @param live how many of them were live
     */
    public record End(DurationRange durationRange, int live) {}

    /** What these runs say, in any order. */
    public Experience(List<RunDurations> runs) {
        this.runs = List.copyOf(runs);
        this.steps = pasts(RunDurations::steps);
        this.undos = pasts(RunDurations::undos);
        var live = new ArrayList<Duration>();
        var rehearsed = new ArrayList<Duration>();
        runs.forEach(run -> (run.live() ? live : rehearsed).addAll(run.restores()));
        this.restore = past(live, rehearsed);
    }

    private Map<StepId, Past> pasts(Function<RunDurations, Map<StepId, Duration>> what) {
        var live = new HashMap<StepId, List<Duration>>();
        var rehearsed = new HashMap<StepId, List<Duration>>();
        for (var run : runs) {
            var kept = run.live() ? live : rehearsed;
            what.apply(run)
                    .forEach((step, took) ->
                            kept.computeIfAbsent(step, key -> new ArrayList<>()).add(took));
        }
        var pasts = new HashMap<StepId, Past>();
        rehearsed.forEach((step, spans) ->
                past(live.getOrDefault(step, List.of()), spans).ifPresent(past -> pasts.put(step, past)));
        live.forEach((step, spans) -> past(spans, List.of()).ifPresent(past -> pasts.put(step, past)));
        return pasts;
    }

    private static Optional<Past> past(List<Duration> live, List<Duration> rehearsed) {
        boolean isLive = !live.isEmpty();
        return DurationRange.of(isLive ? live : rehearsed).map(durationRange -> new Past(durationRange, isLive));
    }

    /** How many runs there are. */
    public int runs() {
        return runs.size();
    }

    /** How many of them were live. */
    public int live() {
        return (int) runs.stream().filter(RunDurations::live).count();
    }

    /** How long a step took, of the phases or of the rollback; empty if it was never done. */
    public Optional<Past> of(StepId step) {
        return Optional.ofNullable(steps.get(step));
    }

    /** How long the undo of a step took; empty if it was never undone. */
    public Optional<Past> undo(StepId step) {
        return Optional.ofNullable(undos.get(step));
    }

    /** How long traffic took from the decision until it was restored and read back; empty if there was no rollback. */
    public Optional<Past> restore() {
        return restore;
    }

    /** The expected duration of a step: what it took before, otherwise what the runbook says. */
    public Duration takes(Step step) {
        return of(step.id()).map(past -> past.durationRange().median()).orElseGet(() -> StepDuration.written(step));
    }

    /**
     * When the runbook would end if its steps took as long as in one past run, for each of those that did at least half
     * of its steps; where there are live ones, for those alone. A slow run is slow in many steps, so the range is that
     * of whole runs, not of the best and the worst of each step. Empty if there is no such run.
     */
    public Optional<End> end(Runbook runbook) {
        var telling = runs.stream().filter(run -> coversHalf(run, runbook)).toList();
        boolean anyLive = telling.stream().anyMatch(RunDurations::live);
        var counted = telling.stream().filter(run -> run.live() || !anyLive).toList();
        var ends = counted.stream()
                .map(run -> Timeline.of(
                                runbook,
                                step -> Optional.ofNullable(run.steps().get(step.id()))
                                        .orElseGet(() -> takes(step)))
                        .ends())
                .toList();
        return DurationRange.of(ends).map(durationRange -> new End(durationRange, anyLive ? counted.size() : 0));
    }

    private static boolean coversHalf(RunDurations run, Runbook runbook) {
        long steps = runbook.steps().count();
        long done = runbook.steps()
                .filter(step -> run.steps().containsKey(step.id()))
                .count();
        return steps > 0 && done * 2 >= steps;
    }
}
