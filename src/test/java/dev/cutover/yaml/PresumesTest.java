package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decision takes for granted, as a runbook says it. */
class PresumesTest {
    @Test
    void theStepsThatItNamesAreReadOnceAndInOrder() {
        assertThat(presumed("[freeze, paint, freeze]")).containsExactly(new StepId("freeze"), new StepId("paint"));
    }

    @Test
    void nothingIsNamedByDefault() {
        assertThat(decision(Small.read(text("")))).isEmpty();
    }

    @Test
    void aStepThatIsNotThereIsReportedWhereItStands() {
        assertThat(Small.problems(text(", presumes: [frieze]")))
                .singleElement()
                .asString()
                .contains("small.yaml:", "'frieze'", "freeze");
    }

    @Test
    void aStepThatComesAfterTheQuestionCannotBePresumed() {
        assertThat(Small.problems(text(", presumes: [after]")))
                .singleElement()
                .asString()
                .contains("the decision presumes 'after', which is not done before it", "needs of follow");
    }

    @Test
    void onlyADecisionPresumes() {
        assertThat(Small.problems(text("").replace("by: lead, undo:", "by: lead, presumes: [freeze], undo:")))
                .isNotEmpty()
                .allMatch(problem -> problem.contains("presumes"));
    }

    private static List<StepId> presumed(String steps) {
        return decision(Small.read(text(", presumes: " + steps)));
    }

    private static List<StepId> decision(Parsed<Runbook> parsed) {
        return parsed.value()
                .steps()
                .map(step -> step.work())
                .filter(Work.Decision.class::isInstance)
                .map(Work.Decision.class::cast)
                .findFirst()
                .orElseThrow()
                .presumes();
    }

    private static String text(String presumes) {
        return """
                cutover: 1
                runbook: small
                title: Small
                dimensions: { region: [here] }
                roles: { lead: { who: [Ada Quist], may: [go, no-go, override, rollback, abort] } }
                systems: { host: { title: The host, owner: platform, flow: consumer } }
                phases:
                  - phase: all
                    steps:
                      - { task: Freeze it, id: freeze, by: lead, undo: Thaw it }
                      - { task: Paint it, id: paint, by: lead, undo: Strip it }
                      - { decision: Follow, id: follow, ask: How, by: lead, choices: [{ say: stop, then: abort }, { say: onward, then: continue }]%s }
                      - { task: Look, id: after, by: lead, undo: Look away }
                rollback: { window: 5m }
                """.formatted(presumes);
    }
}
