package dev.cutover.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.run.AttemptNote;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.PlainFacts;
import dev.cutover.run.RunStage;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A check that was to be passed anew and is not counts as it did before. */
class WithdrawnCheckTest {
    private static final AttemptNote NOTE = new AttemptNote.OutputsRead("yes");
    private static final Fact REOPENED = new StepFact.Reopened(PlainFacts.A, 1, "again");
    private static final Fact STARTED = new StepFact.Started(PlainFacts.A, 2);
    private static final Fact FAILED = new StepFact.Failed(PlainFacts.A, 2, StepFact.FailureCause.SAID_NO, "red");

    private static StepFact.Withdrawn withdrawn(int attempt) {
        return new StepFact.Withdrawn(PlainFacts.A, attempt, StepState.SUCCEEDED, "rollback");
    }

    private static StepLedger.Entry after(Fact... facts) {
        var state = RunStage.RUNNING.state();
        apply(
                state,
                new StepFact.StepNote(PlainFacts.A, 1, NOTE),
                new StepFact.Succeeded(PlainFacts.A, 1, StepFact.How.BY_HAND, Map.of("read", "yes")),
                PlainFacts.requested(1));
        apply(state, facts);
        return state.steps().of(PlainFacts.A);
    }

    private static void apply(RunState state, Fact... facts) {
        for (var fact : facts) {
            state.apply(PlainFacts.next(state, fact));
        }
    }

    private static void assertAsBefore(StepLedger.Entry entry) {
        assertThat(entry.state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(entry.how()).isEqualTo(StepFact.How.BY_HAND);
        assertThat(entry.outputs()).containsEntry("read", "yes");
        assertThat(entry.noted(NOTE)).isTrue();
        assertThat(entry.why()).isEmpty();
        assertThat(entry.cause()).isNull();
        assertThat(entry.before()).isNull();
    }

    @Test
    void beforeItBeginsWhileItRunsAndAfterItFails() {
        assertAsBefore(after(REOPENED, withdrawn(1)));
        assertAsBefore(after(REOPENED, STARTED, withdrawn(2)));
        assertAsBefore(after(REOPENED, STARTED, FAILED, withdrawn(2)));
    }

    @Test
    void itsNextAttemptHasANumberOfItsOwn() {
        var entry = after(REOPENED, STARTED, withdrawn(2), new StepFact.Reopened(PlainFacts.A, 2, "again"));

        assertThat(entry.attempt()).isEqualTo(2);
        assertThat(entry.before()).isNotNull();
    }

    @Test
    void onlyWhatWasBegunAnewCanBeWithdrawn() {
        assertThatThrownBy(() -> after(withdrawn(1))).isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> after(
                        REOPENED,
                        STARTED,
                        new StepFact.Succeeded(PlainFacts.A, 2, StepFact.How.PLAINLY, Map.of()),
                        withdrawn(2)))
                .isInstanceOf(IllegalTransition.class);
    }
}
