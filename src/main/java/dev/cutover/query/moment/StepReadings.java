package dev.cutover.query.moment;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RestoredSegments;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The readings that a step rests on: those of its criteria in its own segment, as the run itself takes them, and none
 * of other segments. Stateless and thread-safe.
 */
public final class StepReadings {
    private StepReadings() {}

    /** How a criterion stands, the worst first. */
    public enum Standing {
        RED("RED"),
        NO_DATA("NO DATA"),
        NOT_MEASURED("not measured"),
        STALE("STALE"),
        ROLLED_BACK("ROLLED BACK"),
        GREEN("GREEN");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /**
     * How one of the step's criteria stands.
     *
     * @param reading empty if it was never measured there
     * @param age of the reading, in whole seconds
     */
    public record Stand(
            CriterionId criterion, Standing standing, Optional<CriteriaBoard.Reading> reading, Duration age) {}

    /** One for each criterion that the step watches, in its order, as of a moment. */
    public static List<Stand> of(Step step, RunNarrative runNarrative, Instant now) {
        var state = runNarrative.state();
        var freshness = Freshness.of(runNarrative, now, false);
        boolean isGone = new RestoredSegments(runNarrative.runbook(), state).has(step.where());
        return step.work().watched().stream()
                .map(id -> {
                    var reading = state.criteria().of(id, step.where());
                    var known = runNarrative.runbook().criteria().get(id);
                    return new Stand(
                            id,
                            reading.map(one -> standing(one, known, freshness, isGone))
                                    .orElse(Standing.NOT_MEASURED),
                            reading,
                            reading.map(one -> age(one.at(), now)).orElse(Duration.ZERO));
                })
                .toList();
    }

    /**
     * How a reading stands. What is not green in a segment that was rolled back since says nothing of the run.
     *
     * @param known its criterion; null if the runbook has none of that name any more
     * @param isGone whether its segment was rolled back since
     */
    public static Standing standing(
            CriteriaBoard.Reading reading, @Nullable Criterion known, Freshness freshness, boolean isGone) {
        var verdict = reading.sample().verdict();
        if (isGone && verdict != Verdict.GREEN) {
            return Standing.ROLLED_BACK;
        }
        if (known != null && freshness.isStale(known, reading)) {
            return Standing.STALE;
        }
        return switch (verdict) {
            case RED -> Standing.RED;
            case NO_DATA -> Standing.NO_DATA;
            case GREEN -> Standing.GREEN;
        };
    }

    private static Duration age(Instant at, Instant now) {
        return at.isAfter(now) ? Duration.ZERO : Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS);
    }
}
