package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.PlainFacts;
import dev.cutover.run.RunStage;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All facts here bear the same instant: it tells nothing about who left a step out. */
class LeftOutByRollbackTest {
    private static final StepFact.Skipped LEFT_OUT = new StepFact.Skipped(PlainFacts.B, 0, "left out");
    private static final Fact FINISHED = new RollbackFact.Finished(1, List.of());

    private static StepLedger.Entry after(RunStage stage, Fact... facts) {
        var state = stage.state();
        for (var fact : facts) {
            state.apply(PlainFacts.next(state, fact));
        }
        return state.steps().of(PlainFacts.B);
    }

    @Test
    void whatARollbackLeavesOutIsItsOwn() {
        assertThat(after(RunStage.ROLLING_BACK, LEFT_OUT, FINISHED).isLeftOutByRollback())
                .isTrue();
    }

    @Test
    void aRunnerThatDiesBeforeTheEndOfTheRollbackChangesNothing() {
        var taken = new RunFact.LeaseTaken("deploy-2", 4712, "ada", "test");
        assertThat(after(RunStage.ROLLING_BACK, LEFT_OUT, new RunFact.RunnerLeft("Ctrl-C"), taken, FINISHED)
                        .isLeftOutByRollback())
                .isTrue();
    }

    @Test
    void whatAPersonLeavesOutWhileARollbackRunsIsTheirs() {
        var state = RunStage.ROLLING_BACK.state();
        var next = PlainFacts.next(state, LEFT_OUT);
        state.apply(new Event(next.run(), next.epoch(), next.seq(), next.at(), "ada", next.fact()));
        state.apply(PlainFacts.next(state, FINISHED));

        assertThat(state.steps().of(PlainFacts.B).isLeftOutByRollback()).isFalse();
    }

    @Test
    void whatADecisionLeadsPastIsTheDecisions() {
        var state = RunStage.RUNNING.state();
        for (var fact : List.of(
                PlainFacts.requested(1),
                LEFT_OUT,
                new StepFact.Succeeded(PlainFacts.A, 1, StepFact.How.PLAINLY, Map.of()),
                FINISHED)) {
            state.apply(PlainFacts.next(state, fact));
        }

        assertThat(state.steps().of(PlainFacts.B).isLeftOutByRollback()).isFalse();
    }

    @Test
    void whatIsLeftOutOutsideARollbackIsNotItsDoing() {
        assertThat(after(RunStage.ROLLED_BACK, LEFT_OUT).isLeftOutByRollback()).isFalse();
    }

    @Test
    void itIsToBeDoneAgainUntilItBegins() {
        var reopened = new StepFact.Reopened(PlainFacts.B, 0, "again");
        var waiting = after(RunStage.ROLLING_BACK, LEFT_OUT, FINISHED, reopened);
        assertThat(waiting.isLeftOutByRollback()).isFalse();
        assertThat(waiting.isToBeDoneAgain()).isTrue();

        var begun = after(RunStage.ROLLING_BACK, LEFT_OUT, FINISHED, reopened, new StepFact.Started(PlainFacts.B, 1));
        assertThat(begun.isToBeDoneAgain()).isFalse();
    }
}
