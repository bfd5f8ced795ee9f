package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Forecast;
import dev.cutover.plan.RollbackMeter;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Computes the forecast that the board shows. */
public final class OutlookSource {
    private OutlookSource() {}

    /**
     * The outlook for runs of a runbook.
     *
     * @param experience the durations of past runs, as far as they have been read by now
     */
    public static Outlook of(Runbook runbook, Supplier<Experience> experience) {
        return (state, now) -> {
            var amended = Amended.of(runbook, state.amendments());
            boolean over = state.ended().isPresent();
            return new Outlook.Expected(
                    Optional.of(Forecast.planned(amended, state.created().starts())),
                    over ? Optional.empty() : Optional.of(Forecast.expected(amended, state, now)),
                    over
                            ? Optional.empty()
                            : Optional.of(RollbackMeter.of(runbook, state, Scope.WHOLE_RUN, experience.get(), now)),
                    over ? Map.of() : segments(runbook, state, experience.get(), now));
        };
    }

    /** In the order of the runbook. */
    private static Map<Segment, RollbackMeter> segments(Runbook runbook, RunState state, Experience past, Instant now) {
        var meters = new LinkedHashMap<Segment, RollbackMeter>();
        runbook.steps()
                .filter(step -> state.steps().of(step.id()).attempt() > 0)
                .map(Step::where)
                .filter(segment -> !segment.values().isEmpty())
                .distinct()
                .forEach(
                        segment -> meters.put(segment, RollbackMeter.of(runbook, state, Scope.of(segment), past, now)));
        return meters;
    }
}
