package dev.cutover.yaml.runbook;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Trigger;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.runbook.step.StepReader;
import dev.cutover.yaml.runbook.step.StepReader.Draft;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The runbook's rollback section. */
final class RollbackReader {
    private static final Key<Duration> WINDOW = Key.required(
            "window", DurationReader.SPAN, "Tolerated recovery time, from the decision to traffic back and verified.");
    private static final Key<CriterionId> ACCEPTS = Key.optional(
            "accepts",
            NameReferences.CRITERION,
            "The criterion that says that the old platform takes orders; traffic is restored when it is green.");
    private static final Key<RollbackProcedure.Opening> OPEN =
            Key.optional("open", OpeningReader.OPENING, "What happens where the old platform cannot be opened.");
    private static final Key<List<Trigger>> TRIGGERS = Key.optional(
            "triggers",
            ListOf.any(TriggerReader.TRIGGER, "a list of triggers"),
            "Criteria that are watched all through the run.");
    private static final Key<List<Draft>> STEPS = Key.optional(
            "steps",
            ListOf.any(StepReader.ROLLBACK_STEP, "a list of steps"),
            "The steps that are done after the undo of each step.");

    static final TableShape<RollbackProcedure> ROLLBACK = TableShape.of(
                    "rollback",
                    "The rollback.",
                    List.of(WINDOW, ACCEPTS, OPEN, ReturnRampReader.KEY, TRIGGERS, STEPS),
                    tableFields -> new RollbackProcedure(
                            tableFields.get(WINDOW),
                            tableFields.maybe(ACCEPTS),
                            tableFields.or(OPEN, RollbackProcedure.Opening.DEFAULT),
                            ReturnRampReader.of(tableFields),
                            tableFields.or(TRIGGERS, List.of()),
                            steps(tableFields.or(STEPS, List.of()))))
            .what("the keys of the rollback: window, accepts, open, return, triggers, steps")
            .notYet("in-flight");

    private RollbackReader() {}

    private static List<RollbackStep> steps(List<Draft> drafts) {
        return inOrder(DefaultNeeds.filled(drafts, Optional.empty())).stream()
                .map(draft -> new RollbackStep(draft.step(), draft.ifUnreachable()))
                .toList();
    }

    /** A rollback does one step after the other: each after those that it needs, else as they stand in the file. */
    private static List<Draft> inOrder(List<Draft> drafts) {
        var left = new ArrayList<>(drafts);
        var ordered = new ArrayList<Draft>();
        while (!left.isEmpty()) {
            var waiting = left.stream().map(draft -> draft.step().id()).toList();
            var next = left.stream()
                    .filter(draft -> Collections.disjoint(draft.step().needs(), waiting))
                    .findFirst()
                    .orElse(left.get(0)); // a circle, which is reported elsewhere
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }
}
