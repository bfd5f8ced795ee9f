package dev.cutover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepAccessTest {
    @Test
    void aCallThatNobodyDeclaresIsAWrite() {
        assertThat(of(Books.freeze("f"), StepAccess.Declared.NOTHING).writes()).containsExactly(Books.SYSTEM);
        assertThat(of(Books.freeze("f"), StepAccess.Declared.NOTHING).reads()).isEmpty();
    }

    @Test
    void aCallThatIsDeclaredToReadIsNone() {
        var stepAccess = of(Books.freeze("f"), (system, call) -> system.equals(Books.SYSTEM) && call.equals("freeze"));

        assertThat(stepAccess.reads()).containsExactly(Books.SYSTEM);
        assertThat(stepAccess.writes()).isEmpty();
    }

    @Test
    void whatIsMeasuredIsRead() {
        for (var step :
                List.of(Steps.gate("g"), Steps.baseline("b"), Steps.observe("o", Duration.ZERO, OnBreach.HOLD))) {
            assertThat(of(step, StepAccess.Declared.NOTHING).reads()).containsExactly(Books.SYSTEM);
        }
    }

    @Test
    void aShiftChangesItsRouterAndGivesTraffic() {
        var stepAccess = of(Books.shift("s", Books.EAST, OnBreach.HOLD), StepAccess.Declared.NOTHING);

        assertThat(stepAccess.writes()).containsExactly(Books.SYSTEM);
        assertThat(stepAccess.traffic()).contains(Books.SYSTEM);
    }

    @Test
    void messagesAreKeptApart() {
        var stepAccess = of(Steps.notify("n"), StepAccess.Declared.NOTHING);

        assertThat(stepAccess.messages()).containsExactly(Books.SYSTEM);
        assertThat(stepAccess.writes()).isEmpty();
    }

    @Test
    void evidenceIsReadFromItsSystem() {
        var other = new SystemId("archive");
        var step =
                Steps.withEvidence(Steps.task("t"), List.of(new EvidenceRequest("log", Optional.of(other), Map.of())));

        assertThat(of(step, StepAccess.Declared.NOTHING).reads()).containsExactly(other);
    }

    @Test
    void peopleAreThoseWhoOwnDoDecideAndSign() {
        assertThat(Plan.people(Steps.gate("g", 1, Books.COMMANDER, Books.LEAD)))
                .containsExactly(Books.COMMANDER, Books.LEAD);
        assertThat(Plan.people(Steps.attested("a", Books.LEAD))).containsExactly(Books.LEAD);
        assertThat(Plan.people(Steps.task("t"))).containsExactly(Books.COMMANDER);
        assertThat(Plan.people(Books.freeze("f"))).isEmpty();
    }

    private static StepAccess of(Step step, StepAccess.Declared declared) {
        Runbook book = Books.unchained(List.of(), List.of(step));
        return StepAccess.of(step, book, declared);
    }
}
