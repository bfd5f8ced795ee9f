package dev.cutover.yaml.rehearsal;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.notation.WeightReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import java.time.Duration;
import java.util.List;

/** A moment of a run. */
final class WhenReader {
    private static final Key<StepId> STEP = Key.optional("step", NameReferences.STEP, "As this step starts.");
    private static final Key<Weight> WEIGHT =
            Key.optional("weight", WeightReader.WEIGHT, "As the traffic of the step, a shift, reaches this share.");
    private static final Key<PlannedTime> TIME =
            Key.optional("time", PlannedTimeReader.PLANNED_TIME, "At this planned time.");
    private static final Key<CriterionId> CRITERION =
            Key.optional("criterion", NameReferences.CRITERION, "Once this criterion is red.");
    private static final Key<Duration> FOR =
            Key.optional("for", DurationReader.DURATION, "How long the criterion must have been red; default 0s.");

    static final TableShape<ScenarioMoment> WHEN = TableShape.of(
                    "moment", "A moment of a run.", List.of(STEP, WEIGHT, TIME, CRITERION, FOR), WhenReader::make)
            .what("a moment such as { step: … }, { time: T+5m } or { criterion: … }")
            .with(KeyRule.exactlyOne(STEP, TIME, CRITERION));

    private WhenReader() {}

    private static ScenarioMoment make(TableFields tableFields) {
        if (tableFields.has(WEIGHT) && !tableFields.has(STEP)) {
            tableFields.problem(WEIGHT, "a weight without the shift that reaches it", "add step:");
        }
        if (tableFields.has(FOR) && !tableFields.has(CRITERION)) {
            tableFields.problem(FOR, "for belongs to a criterion", "remove it");
        }
        if (tableFields.has(TIME)) {
            return new ScenarioMoment.AtTime(tableFields.or(TIME, new PlannedTime(Duration.ZERO, "T")));
        }
        if (tableFields.has(CRITERION)) {
            return new ScenarioMoment.AtBreach(
                    tableFields.or(CRITERION, new CriterionId("")), tableFields.or(FOR, Duration.ZERO));
        }
        return new ScenarioMoment.AtStep(tableFields.or(STEP, StepId.NONE), tableFields.maybe(WEIGHT));
    }
}
