package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cutover.model.CriterionId;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Threshold;
import dev.cutover.model.Weight;
import dev.cutover.model.environment.Pace;
import dev.cutover.model.scenario.AssumedDrill;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Injection;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.model.scenario.ScriptedAgain;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.model.scenario.ScriptedSteps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    private static final String TEXT = """
            rehearsal: outage
            runbook: ../runbook.yaml
            environment: sandbox
            clock: virtual
            seed: 42
            starts: 2026-03-01T02:00:00+01:00
            answers:
              - { at: ready, as: Dana Ortiz, say: go }
            inject:
              - { when: { step: shift-east, weight: 25 % }, system: new, fault: fail, rate: 30 %, for: 4m }
              - { when: { time: T+5m }, system: old, fault: slow }
            rollback: { when: { criterion: routed, for: 2m }, scope: { region: us-east }, as: Dana Ortiz, reason: drill }
            expect: { outcome: rolled-back, restore: "<= 5m", lag: "<= 3 s", left-undone: [] }
            drills: [{ ago: 3d, restore: 4m }]
            """;

    private static final String AGAIN =
            "again: { when: { time: T+1h }, scope: { region: %s }, as: %s, reason: repaired, impact: none }\n";

    @Test
    void mistakesInWhatIsDoneAgainAreReported() {
        assertThat(told(TEXT + AGAIN.formatted("mars", "Dana Ortiz")))
                .singleElement()
                .asString()
                .startsWith("s.yaml:15:49: the dimension 'region' has no value 'mars'");
        assertThat(told(TEXT + AGAIN.formatted("us-east", "Lee Chan")))
                .singleElement()
                .asString()
                .startsWith("s.yaml:15:64: 'Lee Chan' has no role that may roll back");
    }

    @Test
    void isReadWhole() {
        Scenario scenario = read(TEXT + AGAIN.formatted("us-east", "Dana Ortiz"));
        assertThat(scenario.setting())
                .isEqualTo(new Scenario.Setting("outage", "../runbook.yaml", "sandbox", new Pace.Virtual(), 42));
        assertThat(scenario.starts()).contains(Instant.parse("2026-03-01T01:00:00Z"));
        assertThat(scenario.drills()).containsExactly(new AssumedDrill(Duration.ofDays(3), Duration.ofMinutes(4)));
        assertThat(scenario.answers()).hasSize(1);
        assertThat(scenario.inject().get(0))
                .isEqualTo(new Injection(
                        new ScenarioMoment.AtStep(new StepId("shift-east"), Optional.of(new Weight(2500))),
                        new SystemId("new"),
                        Map.of("fault", "fail", "rate", "30 %", "for", "4m")));
        assertThat(scenario.rollback())
                .contains(new ScriptedRollback(
                        new ScenarioMoment.AtBreach(new CriterionId("routed"), Duration.ofMinutes(2)),
                        new Scope(new TreeMap<>(Map.of("region", Set.of("us-east")))),
                        "Dana Ortiz",
                        "drill"));
        assertThat(scenario.again())
                .contains(new ScriptedAgain(
                        new ScenarioMoment.AtTime(new PlannedTime(Duration.ofHours(1), "T+1h")),
                        new Scope(new TreeMap<>(Map.of("region", Set.of("us-east")))),
                        "Dana Ortiz",
                        "repaired",
                        "none"));
        assertThat(scenario.expect())
                .containsExactly(
                        new Expectation("outcome", "rolled-back"),
                        new Expectation("restore", bound("<= 5m", 300)),
                        new Expectation("lag", bound("<= 3 s", 3)),
                        new Expectation("left-undone", new Expectation.Wanted.Items(List.of())));
    }

    private static Expectation.Wanted bound(String text, double seconds) {
        return new Expectation.Wanted.Bound(new Threshold(Threshold.Comparison.AT_MOST, seconds, seconds, false, text));
    }

    @Test
    void itsSettingIsReadBeforeItsRunbookIsKnown() {
        var setting = ScenarioFile.setting("s.yaml", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(setting.runbook()).isEqualTo("../runbook.yaml");
        var given = ScenarioFile.setting(
                "s.yaml", "rehearsal: s\nrunbook: r\nparams: { wave: 2 }".getBytes(StandardCharsets.UTF_8));
        assertThat(given.params()).containsExactly(entry("wave", "2"));
    }

    @Test
    void mostCanBeLeftOut() {
        var scenario = read("rehearsal: short\nrunbook: r.yaml\n");
        assertThat(scenario.setting())
                .isEqualTo(new Scenario.Setting("short", "r.yaml", "sandbox", new Pace.Virtual(), 1));
        assertThat(scenario.rollback()).isEmpty();
    }

    @Test
    void aScopeNamesOneValueOrSeveral() {
        var scope = read(TEXT.replace("{ region: us-east }", "{ region: [us-east, us-west] }"))
                .rollback()
                .orElseThrow()
                .scope();
        assertThat(scope).hasToString("region=us-east|us-west");
    }

    private static String inRollback(String named) {
        return TEXT.replace("scope: { region: us-east }", named);
    }

    @Test
    void aScopeNamesPhasesAndStepsToo() {
        var rollback = read(inRollback("phases: [3, readiness], steps: [watch], also: [freeze]"))
                .rollback()
                .orElseThrow();
        assertThat(rollback.scope()).isEqualTo(Scope.WHOLE_RUN);
        assertThat(rollback.steps())
                .isEqualTo(new ScriptedSteps(
                        List.of("3", "readiness"), List.of(new StepId("watch")), List.of(new StepId("freeze"))));
        var again = read(TEXT + AGAIN.formatted("us-east", "Dana Ortiz").replace("impact: none", "steps: [shift-east]"))
                .again()
                .orElseThrow();
        assertThat(again.steps().steps()).containsExactly(new StepId("shift-east"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "steps: [shift-eats] ; s.yaml:12:59: there is no step 'shift-eats' ; did you mean 'shift-east'?",
                "steps: [watch], also: [freez] ; s.yaml:12:74: there is no step 'freez' ; did you mean 'freeze'?",
                "phases: [cutovre] ; s.yaml:12:60: there is no phase 'cutovre' ; did you mean 'cutover'?",
                "phases: [4] ; s.yaml:12:60: there is no phase '4' ; known phases: discovery, readiness, cutover",
                "step: [freeze] ; s.yaml:12:51: unknown key 'step' ; did you mean",
                "steps: freeze ; s.yaml:12:58: expected a list of steps ; ",
                "steps: [] ; s.yaml:12:58: an empty list; expected a list of steps ; ",
                "steps: [reissue] ; s.yaml:12:59: 'reissue' is a step of the runbook's rollback ; name a step of a phase",
                "also: [freeze] ; s.yaml:12:57: also needs a scope ; add scope, phases or steps"
            })
    void aMistakeInThePhasesAndStepsIsReportedWhereItStands(String named, String what, String next) {
        assertThat(told(inRollback(named)))
                .singleElement()
                .asString()
                .startsWith(what)
                .contains(next == null ? "" : next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "steps: [shift-west] ; s.yaml:12:87: 'shift-west' is about us-west, which is not in us-east",
                "steps: [freeze] ; s.yaml:12:87: 'freeze' is about all traffic and cannot be undone for us-east alone",
                "phases: [readiness] ; s.yaml:12:88: no step of phase 'readiness' can be undone for us-east alone",
                "also: [shift-east] ; s.yaml:12:86: 'shift-east' moves traffic"
            })
    void aStepThatDoesNotFitIntoTheTrafficIsReported(String named, String what) {
        assertThat(told(inRollback("scope: { region: us-east }, " + named)))
                .singleElement()
                .asString()
                .startsWith(what);
    }

    @Test
    void momentsThatCannotComeAreReported() {
        assertThat(told(TEXT.replace("weight: 25 %", "weight: 30 %"))).containsExactly("""
                s.yaml:10:41: 'shift-east' never stops at 30 %
                    its ramp is 1 %, 25 %, 100 %""");
        assertThat(told(TEXT.replace("step: shift-east", "step: ready")))
                .containsExactly("s.yaml:10:36: 'ready' is not a shift, so it reaches no weight");
        assertThat(told(TEXT.replace("{ time: T+5m }", "{ time: T+5m, step: ready }")))
                .containsExactly("""
                s.yaml:11:13: only one of step, time, criterion can be here
                    remove the other""");
        assertThat(told(TEXT.replace("{ time: T+5m }", "{ for: 5m }"))).contains("""
                s.yaml:11:20: for belongs to a criterion
                    remove it""");
    }

    @Test
    void whoMayNotRollBackCannotAskForIt() {
        assertThat(told(TEXT.replace("as: Dana Ortiz, reason", "as: Lee Chan, reason")))
                .containsExactly("""
                s.yaml:12:83: 'Lee Chan' has no role that may roll back
                    add rollback to the may of one of their roles, or name somebody else""");
    }

    @Test
    void mistakesAreReported() {
        assertThat(told(TEXT.replace("region: us-east", "region: mars"))).containsExactly("""
                s.yaml:12:68: the dimension 'region' has no value 'mars'
                    known values: us-east, us-west""");
        assertThat(told(TEXT.replace("outcome: rolled-back", "outcome: rolledback")))
                .containsExactly("""
                s.yaml:13:20: 'rolledback' is not one of completed, completed-with-exceptions, rolled-back, stopped, stuck, \
                aborted, declined, halted, waiting
                    did you mean 'rolled-back'?""");
        assertThat(told(TEXT.replace("system: old, fault", "system: odl, fault")))
                .containsExactly("""
                s.yaml:11:37: there is no system 'odl'
                    did you mean 'old'?""");
        assertThat(told(TEXT.replace("starts: 2026-03-01T02:00:00+01:00", "starts: tonight")))
                .containsExactly("""
                s.yaml:6:9: 'tonight' is not a time such as 2026-03-01T02:00:00Z: it is not in the expected format
                    write date, T, time and Z or an offset such as +01:00""");
    }

    private static Scenario read(String text) {
        return ScenarioFile.read("s.yaml", text.getBytes(StandardCharsets.UTF_8), Small.runbook())
                .value();
    }

    private static List<String> told(String text) {
        return Told.by(bytes -> ScenarioFile.read("s.yaml", bytes, Small.runbook()), text);
    }
}
