package dev.cutover.rehearsal;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether a scenario can be rehearsed: mistakes that its reader cannot see, and dangers such as a live system.
 */
final class ScenarioScript {
    private final Scenario scenario;
    private final Runbook runbook;

    ScenarioScript(Scenario scenario, Runbook runbook) {
        this.scenario = scenario;
        this.runbook = runbook;
    }

    List<Problem> problems(Environment environment) {
        var problems = new ArrayList<Problem>();
        if (environment.live()) {
            problems.add(Problem.of(
                    "environment '" + environment.name() + "' is live, and a rehearsal never runs in a live one",
                    "name another environment in the scenario, such as sandbox"));
        }
        scenario.inject()
                .forEach(injection -> moment(injection.scenarioMoment()).ifPresent(problems::add));
        scenario.rollback().ifPresent(rollback -> {
            moment(rollback.scenarioMoment()).ifPresent(problems::add);
            mayRollBack(rollback.as()).ifPresent(problems::add);
        });
        scenario.again().ifPresent(again -> {
            moment(again.scenarioMoment()).ifPresent(problems::add);
            mayRollBack(again.as()).ifPresent(problems::add);
        });
        for (var expectation : scenario.expect()) {
            form(expectation).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> mayRollBack(String person) {
        return Authority.of(runbook).as(person, Permission.ROLLBACK).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        person + " has no role that may roll back",
                        "add rollback to `may` of one of their roles, or name somebody else"));
    }

    private static Optional<Problem> moment(ScenarioMoment scenarioMoment) {
        return scenarioMoment instanceof ScenarioMoment.AtTime atTime
                        && atTime.time().offset().isNegative()
                ? Optional.of(Problem.of(
                        atTime.time() + " is before the start of the rehearsal, T", "name T or a time after it"))
                : Optional.empty();
    }

    /** Checks that the expected value has the right type. */
    private static Optional<Problem> form(Expectation expectation) {
        var wanted = expectation.wanted();
        boolean bound = wanted instanceof Expectation.Wanted.Bound;
        String hint = switch (expectation.name()) {
            case "outcome" -> isOutcome(wanted) ? "" : "one of " + String.join(", ", RehearsalOutcome.words());
            case "exit-code" -> isNumber(wanted) || bound ? "" : "a number, such as 6";
            case "left-undone", "exceptions" ->
                wanted instanceof Expectation.Wanted.Items || bound ? "" : "a list, such as []";
            case AuditedBooks.NAME ->
                wanted instanceof Expectation.Wanted.Items ? "" : "a list of invariants, such as []";
            case "detect", "decide", "restore", "settle", "duration" -> bound ? "" : "a threshold, such as '<= 5m'";
            default -> bound ? "" : "a threshold, such as '= 0'";
        };
        return hint.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of("'" + expectation.name() + "' cannot have the value '" + wanted + "'", hint));
    }

    private static boolean isOutcome(Expectation.Wanted wanted) {
        return wanted instanceof Expectation.Wanted.Word word
                && RehearsalOutcome.expected(word.word()).isPresent();
    }

    private static boolean isNumber(Expectation.Wanted wanted) {
        return wanted instanceof Expectation.Wanted.Word word && word.word().matches("[0-9]{1,3}");
    }
}
