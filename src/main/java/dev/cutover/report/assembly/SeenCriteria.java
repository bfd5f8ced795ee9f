package dev.cutover.report.assembly;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.report.content.SeenCriterion;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.Sample;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Criteria in words, as they stood when somebody looked at them. Stateless and thread-safe. */
final class SeenCriteria {
    static final String NO_DATA = "no data";

    private SeenCriteria() {}

    /** The criteria that a step watches, in its own segment, as of a moment. */
    static List<SeenCriterion> of(Step step, Runbook runbook, RunState state, Instant at) {
        return step.work().watched().stream()
                .map(id -> one(id, step.where(), runbook, state, at))
                .toList();
    }

    private static SeenCriterion one(CriterionId id, Segment segment, Runbook runbook, RunState state, Instant at) {
        var known = runbook.criteria().get(id);
        String threshold = known == null ? "" : Clean.line(known.pass().text());
        String where = Clean.line(runbook.nameOf(segment));
        return state.criteria()
                .of(id, segment)
                .map(reading -> new SeenCriterion(
                        Clean.line(id.value()),
                        where,
                        threshold,
                        value(reading.sample(), known),
                        words(reading.sample().verdict()),
                        tone(reading.sample().verdict()),
                        Optional.of(reading.at()),
                        reading.at().isAfter(at) ? Duration.ZERO : Duration.between(reading.at(), at)))
                .orElseGet(() -> new SeenCriterion(
                        Clean.line(id.value()),
                        where,
                        threshold,
                        "not measured",
                        "NOT MEASURED",
                        Tone.CARE,
                        Optional.empty(),
                        Duration.ZERO));
    }

    /** A sample's value with its unit. */
    static String value(Sample sample, @Nullable Criterion known) {
        return sample.verdict() == Verdict.NO_DATA ? NO_DATA : value(sample.value(), known);
    }

    static String value(double value, @Nullable Criterion known) {
        return Clean.line(known == null ? Double.toString(value) : MeasuredValues.of(value, known));
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> "GREEN";
            case RED -> "RED";
            case NO_DATA -> "NO DATA";
        };
    }

    static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> Tone.GOOD;
            case RED -> Tone.BAD;
            case NO_DATA -> Tone.CARE;
        };
    }
}
