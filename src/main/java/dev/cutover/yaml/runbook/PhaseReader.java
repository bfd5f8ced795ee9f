package dev.cutover.yaml.runbook;

import dev.cutover.model.PlannedTime;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.runbook.step.StepReader;
import dev.cutover.yaml.runbook.step.StepReader.Draft;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Optional;

/** A named section of the procedure. */
final class PhaseReader {
    private static final Key<String> NAME = Key.required("phase", Text.TEXT, "Its name.");
    private static final Key<PlannedTime> STARTS =
            Key.optional("starts", PlannedTimeReader.PLANNED_TIME, "When it is planned to start: T, T-90m, T+2h.");
    private static final Key<List<Draft>> STEPS =
            Key.required("steps", ListOf.some(StepReader.STEP, "a list of steps"), "Its steps.");

    static final ListOf<PhaseDraft> PHASES = ListOf.some(
            TableShape.of(
                    "phase",
                    "A named section of the procedure.",
                    List.of(NAME, STARTS, STEPS),
                    tableFields ->
                            new PhaseDraft(tableFields.get(NAME), tableFields.maybe(STARTS), tableFields.get(STEPS))),
            "a list of phases");

    private PhaseReader() {}

    /** A phase as it stands in the file. */
    record PhaseDraft(String name, Optional<PlannedTime> starts, List<Draft> steps) {}
}
