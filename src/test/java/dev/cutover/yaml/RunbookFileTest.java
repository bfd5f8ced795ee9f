package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Choice;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Trigger;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.include.Parts;
import dev.cutover.yaml.include.PinnedParts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunbookFileTest {
    private final Runbook runbook = Small.runbook();

    @Test
    void whatLaterVersionsRefuseIsReadInWhatARunHasPinned() {
        byte[] text = """
                cutover: 1
                runbook: old
                title: "An old\u200b run"
                roles: { lead: { who: [Ada], may: [go, rollback, abort] } }
                phases:
                  - phase: all
                    steps:
                      - { wait: A moment, id: moment, for: 1s, timeout: 5s }
                rollback: { window: 5m }
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(RunbookFile.pinned("old.yaml", text, Map.of(), Parts.NONE)
                        .value()
                        .steps())
                .hasSize(1);
        assertThatThrownBy(() -> RunbookFile.read("old.yaml", text, Map.of(), Parts.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("invisible");
    }

    @Test
    void aStepWithoutNeedsFollowsTheOneAboveItAcrossPhases() {
        assertThat(step("today").needs()).isEmpty();
        assertThat(step("freeze").needs()).containsExactly(new StepId("today"));
        assertThat(step("shift-east").needs()).containsExactly(new StepId("ready"));
        assertThat(step("watch").needs()).isEqualTo(Set.of(new StepId("shift-east"), new StepId("shift-west")));
    }

    @Test
    void anEmptyListOfNeedsMeansNone() {
        var free = Small.read(Small.with("        needs: [freeze]\n", "        needs: []\n"))
                .value();
        assertThat(free.steps()
                        .filter(step -> step.id().value().equals("carriers"))
                        .findFirst()
                        .orElseThrow()
                        .needs())
                .isEmpty();
    }

    @Test
    void stepsOfTheRollbackFollowEachOther() {
        var steps = runbook.rollback().orElseThrow().steps();
        assertThat(steps.get(0).step().needs()).isEmpty();
        assertThat(steps.get(1).step().needs()).containsExactly(new StepId("reissue"));
    }

    @Test
    void aShiftIsReadWhole() {
        var shift = step("shift-east");
        assertThat(shift.segment()).contains(Segment.of(Map.of("region", "us-east", "lane", "home")));
        assertThat(((Work.Shift) shift.work()).ramp()).containsExactly(new Weight(100), new Weight(2500), Weight.ALL);
        assertThat(shift.evidence().get(0).with()).isEqualTo(Map.of("sample", 5));
    }

    @Test
    void aTriggerMaySayHowOftenItIsSampled() {
        var told = Small.read(Small.with("for: 5m, then: ask", "for: 5m, then: ask, every: 1m"))
                .value();

        assertThat(told.rollback().orElseThrow().triggers().stream().map(Trigger::every))
                .containsExactly(Optional.of(Duration.ofMinutes(1)), Optional.empty());
    }

    @Test
    void aValueThatARunHasTakenIsNotRefusedLater() {
        var text = """
                cutover: 1
                runbook: old
                title: Old
                roles: { lead: { who: [Ada], may: [go, rollback, abort] } }
                params:
                  release: { type: text }
                  stage: { type: text, default: "a\u200Bb" }
                phases:
                  - phase: all
                    steps:
                      - { wait: "${param.stage} ${param.release}", id: moment, for: 1s }
                rollback: { window: 5m }
                """.getBytes(StandardCharsets.UTF_8);
        var given = Map.of("release", "1\u200B2");

        assertThat(RunbookFile.pinned("old.yaml", text, given, new PinnedParts(Map.of()))
                        .value()
                        .steps()
                        .map(Step::title))
                .containsExactly("a\u200Bb 1\u200B2");
        assertThatThrownBy(() -> RunbookFile.read("old.yaml", text, given, Parts.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("invisible");
    }

    @Test
    void theFormerNameOfAKeyIsReadInWhatARunHasPinned() {
        byte[] pinned = Small.with("soak: 10m", "hold: 10m").getBytes(StandardCharsets.UTF_8);

        assertThat(RunbookFile.pinned("small.yaml", pinned, Map.of(), Parts.NONE)
                        .value())
                .isEqualTo(Small.runbook());
    }

    @Test
    void bothFormsOfNoUndoAreTheSame() {
        var nested = Small.read(Small.with(
                        "        undo: none\n        because: mails cannot be unsent\n",
                        "        undo: { none: mails cannot be unsent }\n"))
                .value();
        assertThat(nested).isEqualTo(runbook);
        assertThat(((Work.Action) step("mails").work()).undo()).isEqualTo(new Undo.None("mails cannot be unsent"));
    }

    @Test
    void aGateThatDoesNotSayWhoMayOverrideItLeavesItToAllWhoMay() {
        var gate = read(Small.with("        override: { by: [commander] }\n", ""), "ready");
        assertThat(((Work.Gate) gate.work()).overrideBy()).containsExactly(new RoleId("commander"));
        var nobody = read(Small.with("override: { by: [commander] }", "override: { by: [] }"), "ready");
        assertThat(((Work.Gate) nobody.work()).overrideBy()).isEmpty();
    }

    @Test
    void aChoiceMayLeadToALaterStep() {
        assertThat(((Work.Decision) step("keep").work()).choices())
                .containsExactly(
                        new Choice("keep", new Choice.Then.Continue()),
                        new Choice("tell", new Choice.Then.GoTo(new StepId("tell"))),
                        new Choice("back", new Choice.Then.RollBack()));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var lag = runbook.criteria().get(new dev.cutover.model.CriterionId("lag"));
        assertThat(lag.title()).isEqualTo("lag");
        assertThat(lag.minSamples()).isEqualTo(1);
        assertThat(step("mails").policy()).isEqualTo(dev.cutover.model.Policy.DEFAULT);
    }

    @Test
    void positionsLeadToWhatIsThereAndOtherwiseToWhatIsNearest() {
        var positions = Small.read(Small.TEXT).positions();
        assertThat(positions.of("criteria", "lag", "pass")).hasToString("small.yaml:34:58");
        assertThat(positions.of("criteria", "lag", "owner")).hasToString("small.yaml:34:8");
        assertThat(positions.ofStep("freeze", "with", "services", "1")).hasToString("small.yaml:56:34");
        assertThat(positions.ofStep("reissue", "call")).hasToString("small.yaml:140:13");
    }

    @Test
    void whatIsWrongEndsWithTheCodeForInvalidFiles() {
        assertThatThrownBy(() -> Small.read("a: 1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.exitCode()).isEqualTo(ExitCode.INVALID));
    }

    private Step step(String id) {
        return runbook.steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Step read(String text, String id) {
        return Small.read(text)
                .value()
                .steps()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
