package dev.cutover.yaml.rehearsal;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.notation.WeightReader;
import dev.cutover.yaml.runbook.Refs;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Rule;
import dev.cutover.yaml.shape.Table;
import java.time.Duration;
import java.util.List;

/** A moment of a run. */
final class WhenReader {
    private static final Key<StepId> STEP = Key.optional("step", Refs.STEP, "As this step starts.");
    private static final Key<Weight> WEIGHT =
            Key.optional("weight", WeightReader.WEIGHT, "As the traffic of the step, a shift, reaches this share.");
    private static final Key<PlannedTime> TIME =
            Key.optional("time", PlannedTimeReader.PLANNED_TIME, "At this planned time.");
    private static final Key<CriterionId> CRITERION =
            Key.optional("criterion", Refs.CRITERION, "Once this criterion is red.");
    private static final Key<Duration> FOR =
            Key.optional("for", DurationReader.DURATION, "How long the criterion must have been red; default 0s.");

    static final Table<ScenarioMoment> WHEN = Table.of(
                    "moment", "A moment of a run.", List.of(STEP, WEIGHT, TIME, CRITERION, FOR), WhenReader::make)
            .what("a moment such as { step: … }, { time: T+5m } or { criterion: … }")
            .with(Rule.exactlyOne(STEP, TIME, CRITERION));

    private WhenReader() {}

    private static ScenarioMoment make(Fields fields) {
        if (fields.has(WEIGHT) && !fields.has(STEP)) {
            fields.problem(WEIGHT, "a weight without the shift that reaches it", "add step:");
        }
        if (fields.has(FOR) && !fields.has(CRITERION)) {
            fields.problem(FOR, "for belongs to a criterion", "remove it");
        }
        if (fields.has(TIME)) {
            return new ScenarioMoment.AtTime(fields.or(TIME, new PlannedTime(Duration.ZERO, "T")));
        }
        if (fields.has(CRITERION)) {
            return new ScenarioMoment.AtBreach(
                    fields.or(CRITERION, new CriterionId("")), fields.or(FOR, Duration.ZERO));
        }
        return new ScenarioMoment.AtStep(fields.or(STEP, new StepId("")), fields.maybe(WEIGHT));
    }
}
