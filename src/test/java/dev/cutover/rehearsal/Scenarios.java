package dev.cutover.rehearsal;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Weight;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Injection;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Small scenarios for tests, made in code; each method gives a copy with one thing more. */
record Scenarios(
        List<ScriptedAnswer> answers,
        List<Injection> inject,
        Optional<ScriptedRollback> rollback,
        List<Expectation> expect,
        Pace pace) {

    /** For tests of drills. */
    static final Criterion REHEARSED = new Criterion(
            new CriterionId("rollback-rehearsed"),
            "A drill in the last 14 days met the window",
            "",
            new Measure.Drills(Duration.ofDays(14)),
            new Threshold(Threshold.Comparison.EQUAL, 1, 1, false, "= 100 %"),
            "",
            Duration.ZERO,
            Duration.ofMinutes(1),
            1);

    static Scenarios empty() {
        return new Scenarios(List.of(), List.of(), Optional.empty(), List.of(), new Pace.Virtual());
    }

    static ScenarioMoment starts(String step) {
        return new ScenarioMoment.AtStep(new StepId(step), Optional.empty());
    }

    static ScenarioMoment reaches(String step, int basisPoints) {
        return new ScenarioMoment.AtStep(new StepId(step), Optional.of(new Weight(basisPoints)));
    }

    static ScenarioMoment at(Duration afterStart) {
        return new ScenarioMoment.AtTime(new PlannedTime(afterStart, "T+" + afterStart.toMinutes() + "m"));
    }

    static ScenarioMoment red(Duration lasting) {
        return new ScenarioMoment.AtBreach(Books.HEALTH, lasting);
    }

    static Threshold atMost(double bound) {
        return new Threshold(Threshold.Comparison.AT_MOST, bound, bound, false, "<= " + bound);
    }

    Scenarios answer(String at, String as, String say) {
        return new Scenarios(
                plus(answers, new ScriptedAnswer(at, as, say, "because", "none", Duration.ofSeconds(30), false)),
                inject,
                rollback,
                expect,
                pace);
    }

    Scenarios fault(ScenarioMoment scenarioMoment, String fault) {
        var injection = new Injection(scenarioMoment, Books.SYSTEM, Map.of("fault", fault));
        return new Scenarios(answers, plus(inject, injection), rollback, expect, pace);
    }

    Scenarios inject(Injection injection) {
        return new Scenarios(answers, plus(inject, injection), rollback, expect, pace);
    }

    Scenarios rollback(ScriptedRollback scripted) {
        return new Scenarios(answers, inject, Optional.of(scripted), expect, pace);
    }

    Scenarios expect(String name, String word) {
        return new Scenarios(answers, inject, rollback, plus(expect, new Expectation(name, word)), pace);
    }

    Scenarios expect(String name, Expectation.Wanted wanted) {
        return new Scenarios(answers, inject, rollback, plus(expect, new Expectation(name, wanted)), pace);
    }

    Scenarios expect(String name, Threshold bound) {
        return expect(name, new Expectation.Wanted.Bound(bound));
    }

    Scenarios pace(Pace chosen) {
        return new Scenarios(answers, inject, rollback, expect, chosen);
    }

    Scenario scenario() {
        return new Scenario(
                new Scenario.Setting("a-bad-night", "book.yaml", "test", pace, 42),
                Optional.of(Bench.START),
                List.of(),
                answers,
                inject,
                rollback,
                Optional.empty(),
                expect);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
