package dev.cutover.yaml.runbook.step;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.WeightReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.List;

/** Moves a segment along a ramp under guard. */
final class ShiftReader {
    private static final Key<String> TRAFFIC =
            Key.required("traffic", NameReferences.TRAFFIC, "The flow that is moved.");
    static final Key<Segment> SEGMENT =
            Key.required("segment", SegmentReader.SEGMENT, "The slice that is moved; {} is all of it.");
    private static final Key<List<Weight>> RAMP = Key.required(
            "ramp",
            ListOf.some(WeightReader.WEIGHT, "a list of percentages such as [1 %, 25 %, 100 %]"),
            "The new platform's share, step by step, rising.");
    private static final Key<Duration> SOAK = Key.required(
                    "soak", DurationReader.DURATION, "How long it stays at each share, under guard.")
            .formerly("hold");
    private static final Key<List<CriterionId>> GUARD =
            Key.required("guard", NameReferences.CRITERIA, "The criteria that must stay green.");
    private static final Key<OnBreach> ON_BREACH = Key.required(
            "on-breach",
            WordShape.of(OnBreach.values(), OnBreach::word),
            "What a breach does: hold the ramp, go one step back, or roll the segment back.");

    static final StepKind SHIFT = new StepKind(
            "shift",
            "Moves a segment's traffic along a ramp, under guard.",
            List.of(TRAFFIC, SEGMENT, RAMP, SOAK, GUARD, ON_BREACH),
            ShiftReader::make);

    private ShiftReader() {}

    private static Work make(TableFields tableFields) {
        checkRamp(tableFields, tableFields.get(RAMP));
        return new Work.Shift(
                tableFields.get(TRAFFIC),
                tableFields.get(RAMP),
                tableFields.get(SOAK),
                NameReferences.once(tableFields.get(GUARD)),
                tableFields.get(ON_BREACH));
    }

    private static void checkRamp(TableFields tableFields, List<Weight> ramp) {
        if (!ramp.isEmpty() && ramp.get(0).equals(Weight.NONE)) {
            tableFields.problem(RAMP, "the ramp begins at 0 %, where the traffic is before it", "begin above 0 %");
        }
        for (int i = 1; i < ramp.size(); i++) {
            if (ramp.get(i).compareTo(ramp.get(i - 1)) <= 0) {
                tableFields.problem(
                        RAMP,
                        "the ramp does not rise from " + ramp.get(i - 1) + " to " + ramp.get(i),
                        "each share is larger than the one before it");
            }
        }
    }
}
