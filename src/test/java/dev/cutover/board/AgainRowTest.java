package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.query.Outlook;
import dev.cutover.run.Decision;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the board says of a rollback of the east that people want done again. */
class AgainRowTest {
    private static final Scope EAST = Scope.of(Fulfillment.EAST);
    private static final Scope WEST = Scope.of(Fulfillment.WEST);
    private static final StepId SHIFT = new StepId("shift-us-east");
    private static final StepFact.Skipped LEFT_OUT = new StepFact.Skipped(SHIFT, 0, "left out");

    private final OpenedRollback run = new OpenedRollback()
            .requested(1, EAST)
            .that(LEFT_OUT)
            .that(new RollbackFact.Finished(1, List.of()))
            .later(Duration.ofMinutes(1))
            .that(new PeopleFact.Decided(new Decision(
                    "",
                    "Dana Ortiz",
                    new RoleId("incident-commander"),
                    Fulfillment.runbook().nameOf(EAST),
                    Decision.AGAIN,
                    "repaired",
                    "",
                    "prompt",
                    "dana")))
            .that(new StepFact.Reopened(SHIFT, 0, "again"))
            .later(Duration.ofMinutes(1));

    @Test
    void beforeAnythingHasBegunItIsToBeDoneAgain() {
        assertThat(shown()).contains("to be done again, decided ").doesNotContain("done again since");
    }

    @Test
    void onceItHasBegunItIsDoneAgain() {
        run.that(new StepFact.Started(SHIFT, 1));

        assertThat(shown()).contains("done again since ").doesNotContain("to be done again");
    }

    @Test
    void whatAnotherRollbackHasWithdrawnIsNotDoneAgain() {
        run.requested(2, WEST).that(LEFT_OUT).that(new RollbackFact.Finished(2, List.of()));

        assertThat(shown())
                .contains("was to be done again, decided ", ", by Dana Ortiz; withdrawn by rollback 2")
                .doesNotContain("done again since");
    }

    private String shown() {
        var narrative = RunNarrative.of(Fulfillment.runbook(), run.chronicle().events());
        var expected = new Outlook.Expected(Optional.empty(), Optional.empty(), Optional.empty());
        var model = BoardModel.of(narrative, run.chronicle().now(), expected, false);
        return PaintedPanel.whole(new RollbackPanel(model).panel(), 140, Theme.PLAIN).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
