package dev.cutover.run;

import static dev.cutover.run.PlainFacts.A;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpossibleStoriesTest {
    private static final StepId GHOST = new StepId("ghost");

    @Test
    void whoHoldsARunThatIsHeldIsToldByWhom() {
        assertThat(RunStage.HELD.state().refusal(new RunFact.Held("bo", "so"))).contains("already held by ada");
    }

    @Test
    void aRollbackMayFollowAnEndAndAnEndThatRollback() {
        var state = RunStage.ENDED_THEN_ROLLING_BACK.state();
        for (var fact : List.of(
                new StepFact.Cancelled(A, 1, "rollback"),
                new RollbackFact.Finished(1, List.of()),
                PlainFacts.ended(RunFact.Ending.ROLLED_BACK))) {
            state.apply(PlainFacts.next(state, fact));
        }
        assertThat(state.status()).isEqualTo(RunStatus.ROLLED_BACK);
        assertThat(state.refusal(PlainFacts.ended(RunFact.Ending.ABORTED))).contains("the run has ended");
    }

    @Test
    void ofAStepThatTheRunbookLacksNothingCanBeTold() {
        var state = RunStage.RUNNING.state();
        assertThat(state.refusal(new StepFact.Started(GHOST, 1))).contains("the runbook has no step 'ghost'");
        assertThat(state.refusal(new EvidenceFact(GHOST, 0, "0f", "log", "text/plain", 1, "bo")))
                .contains("the runbook has no step 'ghost'");
    }

    @Test
    void nothingComesFromAnAttemptThatThereNeverWas() {
        var state = RunStage.RUNNING.state();
        assertThat(state.refusal(new EvidenceFact(A, 2, "0f", "log", "text/plain", 1, "oms")))
                .contains("step 'a' has had 1 attempt, so attempt 2 cannot report anything");
        assertThat(state.refusal(new EvidenceFact(PlainFacts.B, 1, "0f", "log", "text/plain", 1, "oms")))
                .contains("step 'b' has never started");
    }

    @Test
    void aRunWithAStepUnderWayHasNotCompleted() {
        assertThat(RunStage.RUNNING.state().refusal(PlainFacts.ended(RunFact.Ending.COMPLETED)))
                .contains("step 'a' is under way, so the run cannot have completed");
    }

    @Test
    void aRecordWithTwoEndsHasEnded() {
        var state = RunStage.ENDED.state();
        state.read(PlainFacts.next(state, PlainFacts.ended(RunFact.Ending.COMPLETED)));

        assertThat(state.ended()).isPresent();
        assertThat(state.complaints())
                .singleElement()
                .asString()
                .isEqualTo("event 9 cannot have happened: the run has ended");
    }

    @Test
    void anEffectOfAStepThatNeverStartedIsThereToBeUndone() {
        var state = RunStage.CREATED.state();
        state.read(PlainFacts.next(state, new EffectFact.Intended(PlainFacts.effect("e1"))));
        state.read(PlainFacts.next(state, PlainFacts.settled("e1", EffectState.DONE)));

        assertThat(state.complaints()).hasSize(1);
        assertThat(state.effects().standing()).hasSize(1);
    }

    @Test
    void anEffectIsOnlyGivenUpWhereTheRecordSaysSoOnce() {
        var state = RunStage.RUNNING.state();
        state.apply(PlainFacts.next(state, PlainFacts.settled("e1", EffectState.DONE)));
        state.read(PlainFacts.next(state, PlainFacts.settled("e1", EffectState.NOT_DONE)));
        assertThat(state.effects().of("e1").orElseThrow().state()).isEqualTo(EffectState.DONE);

        var other = RunStage.RUNNING.state();
        other.apply(PlainFacts.next(other, PlainFacts.settled("e1", EffectState.NOT_DONE)));
        other.read(PlainFacts.next(other, PlainFacts.settled("e1", EffectState.DONE)));
        assertThat(other.effects().of("e1").orElseThrow().state()).isEqualTo(EffectState.DONE);
    }

    @Test
    void whatAnswersNoQuestionIsLeftOut() {
        var state = RunStage.RUNNING.state();
        state.read(PlainFacts.next(state, new PeopleFact.Decided(PlainFacts.decision("nobody-asked"))));
        state.read(PlainFacts.next(state, new StepFact.Succeeded(PlainFacts.B, 1, StepFact.How.PLAINLY, Map.of())));

        assertThat(state.questions().decisions()).isEmpty();
        assertThat(state.steps().of(PlainFacts.B).state()).isEqualTo(StepState.PENDING);
        assertThat(state.complaints()).hasSize(2);
    }
}
