package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that the moments of a rehearsal can occur, and that whoever requests its rollback, or has it done again, may
 * do so. Not thread-safe.
 */
public final class ScenarioCheck {
    private final Runbook runbook;
    private final Positions positions;
    private final Problems problems;

    private ScenarioCheck(Runbook runbook, Positions positions, Problems problems) {
        this.runbook = runbook;
        this.positions = positions;
        this.problems = problems;
    }

    public static void check(Scenario scenario, Runbook runbook, Positions positions, Problems problems) {
        var check = new ScenarioCheck(runbook, positions, problems);
        for (int i = 0; i < scenario.inject().size(); i++) {
            check.moment(scenario.inject().get(i).scenarioMoment(), "inject", Integer.toString(i), "when", "weight");
        }
        scenario.rollback().ifPresent(rollback -> {
            check.moment(rollback.scenarioMoment(), "rollback", "when", "weight");
            check.mayRollBack(rollback.as(), "rollback");
            new ScriptedStepsCheck(runbook, positions, problems).ofRollback(rollback.scope(), rollback.steps());
        });
        scenario.again().ifPresent(again -> {
            check.moment(again.scenarioMoment(), "again", "when", "weight");
            check.mayRollBack(again.as(), "again");
            new ScriptedStepsCheck(runbook, positions, problems).ofAgain(again.steps());
        });
    }

    private void moment(ScenarioMoment scenarioMoment, String... path) {
        if (!(scenarioMoment instanceof ScenarioMoment.AtStep atStep)
                || atStep.weight().isEmpty()) {
            return;
        }
        Weight weight = atStep.weight().get();
        Optional<Work.Shift> shift = step(atStep.step())
                .flatMap(step -> step.work() instanceof Work.Shift found ? Optional.of(found) : Optional.empty());
        if (shift.isEmpty()) {
            problems.at(
                    positions.of(path),
                    QuotedText.name(atStep.step().value()) + " is not a shift, so it reaches no weight",
                    "");
        } else if (!shift.get().ramp().contains(weight)) {
            problems.at(
                    positions.of(path),
                    QuotedText.name(atStep.step().value()) + " never stops at " + weight,
                    "its ramp is "
                            + shift.get().ramp().stream().map(Weight::toString).collect(Collectors.joining(", ")));
        }
    }

    private Optional<Step> step(StepId id) {
        return runbook.steps().filter(step -> step.id().equals(id)).findFirst();
    }

    private void mayRollBack(String person, String key) {
        if (Authority.of(runbook).as(person, Permission.ROLLBACK).isEmpty()) {
            problems.at(
                    positions.of(key, "as"),
                    QuotedText.name(person) + " has no role that may roll back",
                    "add rollback to the may of one of their roles, or name somebody else");
        }
    }
}
