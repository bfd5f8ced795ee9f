package dev.cutover.json.trial;

import dev.cutover.json.JsonDocument;
import dev.cutover.model.Verdict;
import dev.cutover.query.moment.MeasuredCriterion;
import dev.cutover.run.MeasuredValues;
import java.time.Duration;

/** A criterion as it is now. Stateless and thread-safe. */
public final class MeasureJson {
    private MeasureJson() {}

    /** The value is null where there is no data. */
    public static JsonDocument of(MeasuredCriterion measured) {
        var criterion = measured.criterion();
        var sample = measured.sample();
        boolean isKnown = sample.verdict() != Verdict.NO_DATA;
        return JsonDocument.of("measure")
                .put("runbook", measured.runbook())
                .put("environment", measured.environment())
                .put("criterion", criterion.id().value())
                .put("title", criterion.title())
                .put("segment", sample.segment().values())
                .put("verdict", sample.verdict())
                .put("value", isKnown ? sample.value() : null)
                .put("unit", MeasuredValues.unit(criterion))
                .put("samples", isKnown ? sample.count() : null)
                .put("dataAgeSeconds", sample.age().map(Duration::toSeconds))
                .put("threshold", criterion.pass().text())
                .put("note", sample.note())
                .put("source", measured.source())
                .put("query", measured.query())
                .put("windowSeconds", criterion.window().toSeconds())
                .put("minSamples", criterion.minSamples());
    }
}
