package dev.cutover.run.ledger;

import static dev.cutover.run.PlainFacts.A;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.PlainFacts;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationRulesTest {
    private final RunState state = new RunState();

    private void after(Fact... facts) {
        for (var fact : facts) {
            state.apply(PlainFacts.next(state, fact));
        }
    }

    private void started() {
        after(PlainFacts.created(), new RunFact.LeaseTaken("deploy-1", 4711, "bo", "test"), new StepFact.Started(A, 1));
    }

    private static Fact look(int number, boolean isLast) {
        return new ReconcileFact.Looked(A, 1, number, 3, isLast, List.of());
    }

    @Test
    void looksFollowOneAnother() {
        started();
        after(look(1, false), look(2, false));

        assertThat(state.refusal(look(3, true))).isEmpty();
        assertThat(state.refusal(look(4, true)))
                .hasValueSatisfying(why -> assertThat(why).contains("look 4").contains("look 2"));
        assertThat(state.refusal(look(2, true))).isPresent();
    }

    @Test
    void everythingMayBeReadAnew() {
        started();
        after(look(1, false), look(2, false));

        assertThat(state.refusal(look(1, false))).isEmpty();
    }

    @Test
    void aResultComesOnceAndAfterTheLastLook() {
        started();
        after(look(1, false));
        assertThat(state.refusal(PlainFacts.reconciled(A, 1))).isPresent();
        after(look(2, true));
        assertThat(state.refusal(PlainFacts.reconciled(A, 1))).isEmpty();
        after(PlainFacts.reconciled(A, 1));

        assertThat(state.refusal(PlainFacts.reconciled(A, 1))).isPresent();
        assertThat(state.refusal(look(3, true))).isPresent();
        assertThat(state.reconciliations().results()).hasSize(1);
    }

    @Test
    void aNewAttemptLooksAnewAndTheLastResultStays() {
        started();
        after(look(1, true), PlainFacts.reconciled(A, 1));
        after(new StepFact.Failed(A, 1, StepFact.FailureCause.MISMATCH, "3 differ"), new StepFact.Started(A, 2));

        var entry = state.reconciliations().of(A);
        assertThat(entry.look(2)).isEmpty();
        assertThat(entry.result(2)).isEmpty();
        assertThat(entry.result()).isNotNull();
        assertThat(state.refusal(new ReconcileFact.Looked(A, 2, 1, 0, true, List.of())))
                .isEmpty();
        assertThat(state.refusal(look(2, true))).isPresent();
    }
}
