package dev.cutover.yaml.runbook.step;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import java.time.Duration;
import java.util.List;

/** Records what criteria measure now. */
final class BaselineReader {
    private static final Key<List<CriterionId>> CRITERIA =
            Key.required("criteria", NameReferences.CRITERIA, "The criteria that are measured.");
    private static final Key<Duration> OVER =
            Key.required("over", DurationReader.SPAN, "The span that they are measured over.");

    static final StepKind BASELINE = new StepKind(
            "baseline",
            "Records what criteria measure now, for 'x baseline' thresholds.",
            List.of(CRITERIA, OVER),
            tableFields -> new Work.Baseline(NameReferences.once(tableFields.get(CRITERIA)), tableFields.get(OVER)));

    private BaselineReader() {}
}
