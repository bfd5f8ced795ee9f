package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.query.Outlook;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.OpeningOutcome;
import dev.cutover.testkit.RollbackProcedures;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the board says of a rollback that opens the old platform first, or cannot. */
class RollbackProgressTest {
    private static final String CLOSED = "step 'freeze' (legacy-oms: close) was not undone: door is jammed";
    private static final String STAYS = "traffic 'orders' of us-east ship-to-home stays on orchestrator";
    private final OpenedRollback run =
            new OpenedRollback().requested(1, Scope.WHOLE_RUN).jammed();

    @Test
    void whileItOpensThatIsSaidWithWhatFailed() {
        assertThat(shown())
                .containsSubsequence("OPENING freeze", "freeze: tried 2 times: door is jammed")
                .doesNotContain("next ready");
    }

    @Test
    void anOwnStepIsNextOnceAllBeforeItIsOver() {
        run.opened().broughtBack(1).that(new RollbackFact.Restored(1));

        assertThat(shown()).contains("next ready").doesNotContain("OPENING");
    }

    @Test
    void parkedTrafficIsCalledParked() {
        run.that(new RollbackFact.Opened(1, OpeningOutcome.PARKED, List.of("legacy-oms")));

        assertThat(shown()).contains("PARKED: traffic stays").doesNotContain("OPENING", "next ready");
    }

    @Test
    void trafficThatReturnedFirstIsNotProvenToBeServed() {
        run.that(new RollbackFact.Opened(1, OpeningOutcome.TRAFFIC_FIRST, List.of("legacy-oms")));
        assertThat(shown()).contains("TRAFFIC FIRST to a closed platform");

        run.broughtBack(1).that(new RollbackFact.Returned(1));
        assertThat(shown()).contains("TRAFFIC FIRST, not proven to take orders");
    }

    @Test
    void whetherTheOldPlatformTakesOrdersIsSaid() {
        run.opened().broughtBack(1).that(new RollbackFact.Returned(1));
        assertThat(shown()).contains("traffic is back, taking orders: not measured");

        run.that(new RollbackFact.Finished(1, List.of(CLOSED)));
        assertThat(shown()).contains("traffic is back, and the old platform is not proven to take orders");
    }

    @Test
    void whatALaterRollbackHasPutRightIsNotLeftUndone() {
        run.that(new RollbackFact.Opened(1, OpeningOutcome.PARKED, List.of("legacy-oms")))
                .that(new RollbackFact.Finished(1, List.of(STAYS, CLOSED)));
        assertThat(shown()).contains("LEFT UNDONE: " + STAYS, "LEFT UNDONE: " + CLOSED);

        run.later(Duration.ofMinutes(1)).requested(2, Scope.WHOLE_RUN).opened();
        assertThat(shown()).contains("LEFT UNDONE: " + STAYS).doesNotContain("LEFT UNDONE: " + CLOSED);

        run.broughtBack(2).that(new RollbackFact.Restored(2)).that(new RollbackFact.Finished(2, List.of()));
        var state = RunNarrative.of(runbook(), run.chronicle().events()).state();
        var first = state.rollbacks().of(1).orElseThrow();
        assertThat(shown()).contains("all undone since").doesNotContain("LEFT UNDONE");
        assertThat(new UndoneSince(runbook(), state).told(first))
                .containsExactly(STAYS + " (undone since by rollback 2)", CLOSED + " (undone since by rollback 2)");
    }

    @Test
    void aSegmentThatWasBackEarlierKeepsItsTime() {
        run.opened()
                .broughtBack(1)
                .later(Duration.ofMinutes(2))
                .that(new RollbackFact.Restored(1))
                .that(new RollbackFact.Finished(1, List.of()))
                .later(Duration.ofMinutes(10))
                .requested(2, Scope.WHOLE_RUN)
                .that(new RollbackFact.Restored(2))
                .that(new RollbackFact.Finished(2, List.of()));

        assertThat(painted(new TrafficPanel(model(), BoardWidth.WIDE).panel()))
                .contains("rolled back 02:02 by Dana Ortiz");
    }

    private BoardModel model() {
        return BoardModel.of(
                RunNarrative.of(runbook(), run.chronicle().events()),
                run.chronicle().now(),
                new Outlook.Expected(Optional.empty(), Optional.empty(), Optional.empty()),
                false);
    }

    private String shown() {
        return painted(new RollbackPanel(model()).panel());
    }

    private static String painted(Panel panel) {
        return PaintedPanel.whole(panel, 140, Theme.PLAIN).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** The gate serves as the rollback's own step: only its name is shown. */
    private static Runbook runbook() {
        var plain = Fulfillment.runbook();
        var own = plain.steps()
                .filter(step -> step.id().value().equals("ready"))
                .findFirst()
                .orElseThrow();
        return plain.withRollback(RollbackProcedures.plain(
                Duration.ofMinutes(15), List.of(), List.of(new RollbackStep(own, IfUnreachable.SKIP_AND_RECORD))));
    }
}
