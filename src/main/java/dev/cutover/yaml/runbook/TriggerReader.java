package dev.cutover.yaml.runbook;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Trigger;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.List;

/** A criterion that is watched all through the run. */
final class TriggerReader {
    private static final Key<CriterionId> CRITERION =
            Key.required("criterion", NameReferences.CRITERION, "The criterion that is watched.");
    private static final Key<Duration> FOR = Key.optional(
            "for", DurationReader.DURATION, "How long it must be red before the trigger fires; default: at once.");
    private static final Key<Trigger.Then> THEN = Key.required(
            "then",
            WordShape.of(Trigger.Then.values(), WordShape::dashed),
            "What it does: roll the breaching segment back, ask, or hold.");

    private static final Key<Duration> EVERY = Key.optional(
            "every",
            DurationReader.SPAN,
            "How often it is sampled for the trigger; default: as often as the criterion says, or a running"
                    + " observation of it.");

    static final TableShape<Trigger> TRIGGER = TableShape.of(
            "trigger",
            "A criterion that is watched all through the run, from the first shift on.",
            List.of(CRITERION, FOR, THEN, EVERY),
            tableFields -> new Trigger(
                    tableFields.get(CRITERION),
                    tableFields.or(FOR, Duration.ZERO),
                    tableFields.get(THEN),
                    tableFields.maybe(EVERY)));

    private TriggerReader() {}
}
