package dev.cutover.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.paint.Theme;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.RollbackPlanner;
import dev.cutover.query.Outlook;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The board says of a point of no return what {@code rollback --plan} says of it. */
class PointOfNoReturnTest {
    private static final StepId RETIRE = new StepId("retire");
    private static final Segment WEST = Segment.of(Map.of("region", "us-west", "lane", "curbside"));
    private static final Segment LATER = Segment.of(Map.of("region", "us-west", "lane", "ship-to-home"));

    @Test
    void aPointWhoseStepHasBegunIsPassedForBoth() {
        agree(moved().started("retire"), true);
    }

    @ParameterizedTest
    @EnumSource(EffectState.class)
    void aPointWhoseCallMayHaveHappenedIsPassedForBoth(EffectState state) {
        agree(called(moved().started("retire"), state), state != EffectState.NOT_DONE);
    }

    @ParameterizedTest
    @EnumSource(EffectState.class)
    void aPointWhoseStepWasCancelledIsPassedForBothUnlessItProvablyDidNothing(EffectState state) {
        var cancelled = called(moved().started("retire"), state).that(new StepFact.Cancelled(RETIRE, 1, "rollback"));
        agree(cancelled, state != EffectState.NOT_DONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = EffectState.class,
            names = {"DONE", "NOT_DONE"})
    void aPointThatWasPassedByHandOrInSpiteOfItsFailureCountsByWhatHappened(EffectState state) {
        var failed = called(moved().started("retire"), state)
                .that(new StepFact.Failed(RETIRE, 1, StepFact.FailureCause.SAID_NO, "no"))
                .that(new StepFact.Succeeded(RETIRE, 1, StepFact.How.OVERRIDDEN, Map.of()));
        agree(failed, state != EffectState.NOT_DONE);
    }

    @Test
    void whatWasMovedAfterThePointCanGoBackForBoth() {
        var later = called(moved().started("retire"), EffectState.DONE)
                .done("retire")
                .moved("later-wave", LATER, 0, 500);

        assertThat(board(later)).containsPattern("us-west ship-to-home .*rollback: open");
        assertThat(plan(later, Scope.of(LATER)).barred()).isEmpty();
        assertThat(plan(later, Scope.of(LATER)).moves()).isNotEmpty();
    }

    @Test
    void trafficThatGoesBackIsNotClosedByAStepOfItsSegmentThatStays() {
        var rollbackMeter = new RollbackMeter(
                true, Optional.empty(), Duration.ZERO, 0, List.of("step 'ready' stays"), Optional.empty());
        Outlook outlook = (state, now) -> new Outlook.Expected(
                Optional.empty(), Optional.empty(), Optional.of(rollbackMeter), Map.of(LATER, rollbackMeter));
        var runNarrative = moved().moved("later-wave", LATER, 0, 500).story();

        assertThat(picture(new Board(Theme.PLAIN, outlook, ZoneOffset.UTC), runNarrative))
                .containsPattern("us-west ship-to-home .*rollback: open");
    }

    private static void agree(Chronicle chronicle, boolean passed) {
        assertThat(plan(chronicle, Scope.WHOLE_RUN).barred().isEmpty())
                .as("what rollback --plan says stays")
                .isEqualTo(!passed);
        assertThat(board(chronicle).contains("closed for what lies before retire"))
                .as("what the board says is closed")
                .isEqualTo(passed);
        assertThat(board(chronicle).contains("rollback: closed"))
                .as("what the board says of the traffic")
                .isEqualTo(passed);
    }

    private static RollbackPlan plan(Chronicle chronicle, Scope scope) {
        return new RollbackPlanner(Fulfillment.runbook()).of(chronicle.story().state(), scope);
    }

    private static String board(Chronicle chronicle) {
        return picture(new Board(Theme.PLAIN, Outlook.NONE, ZoneOffset.UTC), chronicle.story());
    }

    private static String picture(Board board, RunNarrative runNarrative) {
        return String.join("\n", board.page(runNarrative, Chronicle.START, 140).plain());
    }

    /** The west is moved; what retires its old platform comes next. */
    private static Chronicle moved() {
        return new Chronicle()
                .at("00:31:00")
                .created(RunFact.Mode.LIVE)
                .started("shift-us-west")
                .moved("shift-us-west", WEST, 0, 10_000)
                .done("shift-us-west");
    }

    private static Chronicle called(Chronicle chronicle, EffectState state) {
        var call = new Effect.Call("retire", Map.of(), Fulfillment.WEST, new Undo.None("it is gone"), "");
        var effect = new Effect("retire/1", "c", RETIRE, 1, Effect.Direction.FORWARD, new SystemId("legacy-oms"), call);
        chronicle.that(new EffectFact.Intended(effect));
        return state == EffectState.INTENDED
                ? chronicle
                : chronicle.that(new EffectFact.Settled("retire/1", state, "", Map.of()));
    }
}
