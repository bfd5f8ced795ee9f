package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Forecast;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes the forecast that the board shows. */
public final class OutlookSource {
    private OutlookSource() {}

    /**
     * The outlook for runs of a runbook.
     *
     * @param experience the durations of past runs, as far as they have been read by now
     */
    public static Outlook of(Runbook runbook, Supplier<Experience> experience) {
        return new OfRun(runbook, experience);
    }

    /**
     * The outlook of one run. Worked out once a second: it takes longer than all the rest of a picture, and a board is
     * drawn several times a second. Not thread-safe.
     */
    private static final class OfRun implements Outlook {
        private final Runbook runbook;
        private final Supplier<Experience> experience;
        private @Nullable RunState asked;
        private long seq;
        private Instant second = Instant.MIN;
        private Outlook.Expected expected = new Outlook.Expected(Optional.empty(), Optional.empty(), Optional.empty());

        private OfRun(Runbook runbook, Supplier<Experience> experience) {
            this.runbook = runbook;
            this.experience = experience;
        }

        @Override
        public Outlook.Expected at(RunState state, Instant now) {
            var whole = now.truncatedTo(ChronoUnit.SECONDS);
            if (!Objects.equals(asked, state) || seq != state.seq() || !second.equals(whole)) {
                asked = state;
                seq = state.seq();
                second = whole;
                expected = expected(state, now);
            }
            return expected;
        }

        private Outlook.Expected expected(RunState state, Instant now) {
            var amended = Amended.of(runbook, state.amendments());
            boolean over = state.ended().isPresent();
            return new Outlook.Expected(
                    Optional.of(Forecast.planned(amended, state.created().starts())),
                    over ? Optional.empty() : Optional.of(Forecast.expected(amended, state, now)),
                    over
                            ? Optional.empty()
                            : Optional.of(RollbackMeter.of(runbook, state, Scope.WHOLE_RUN, experience.get(), now)),
                    over ? Map.of() : segments(runbook, state, experience.get(), now));
        }
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
