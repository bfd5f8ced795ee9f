package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Criterion;
import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.spi.MeasuredShare;
import dev.cutover.spi.Metrics;
import dev.cutover.text.Counted;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Judges a measurement by its criterion. Stateless. */
public final class SampleJudge {
    private SampleJudge() {}

    static List<Fact> taken(Sample sample) {
        return List.of(new CriterionFact.Sampled(List.of(sample)));
    }

    static Sample judge(Criterion criterion, Segment segment, OptionalDouble baseline, Metrics.Measurement measured) {
        var measurement = MeasuredShare.of(measured, criterion);
        if (measurement instanceof Metrics.Measurement.NoData none) {
            return noData(criterion, segment, none.why());
        }
        var value = (Metrics.Measurement.Value) measurement;
        if (value.samples() < criterion.minSamples()) {
            return noData(
                    criterion,
                    segment,
                    value.samples() + " of " + Counted.of(criterion.minSamples(), "sample") + uncounted(value)
                            + beside(value));
        }
        if (!Double.isFinite(value.value())) {
            return noData(criterion, segment, "the value is not a number");
        }
        double mark = baseline.orElse(0);
        var verdict = criterion.pass().passes(value.value(), mark) ? Verdict.GREEN : Verdict.RED;
        String note = criterion.pass().text()
                + (criterion.pass().ofBaseline() ? " (baseline " + MeasuredValues.of(mark, criterion) + ")" : "")
                + beside(value);
        return new Sample(criterion.id(), segment, verdict, value.value(), value.samples(), note, value.age());
    }

    /** What nobody counted is one sample, and that is rarely what a person meant who wants more than one. */
    private static String uncounted(Metrics.Measurement.Value value) {
        return value.samples() == 1
                ? "; a value counts as one sample where its metric does not tell how many it has (`samples`)"
                : "";
    }

    /** What the system says beside the value. */
    private static String beside(Metrics.Measurement.Value value) {
        return value.note().isEmpty() ? "" : "; " + value.note();
    }

    static Sample noData(Criterion criterion, Segment segment, String why) {
        return new Sample(criterion.id(), segment, Verdict.NO_DATA, 0, 0, why);
    }

    /** A value for people, with the threshold that it is compared with. */
    public static String words(Sample sample, StepContext stepContext) {
        if (sample.verdict() == Verdict.NO_DATA) {
            return "no data: " + sample.note();
        }
        var criterion = Objects.requireNonNull(stepContext.runbook().criteria().get(sample.criterion()));
        return MeasuredValues.of(sample.value(), criterion) + ", must be " + sample.note() + sample.ageInWords();
    }
}
