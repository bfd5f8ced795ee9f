package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyStepsTest {
    private static final StepId A = new StepId("a");
    private static final StepId B = new StepId("b");
    private static final StepId C = new StepId("c");

    private final ReadySteps readySteps = new ReadySteps(Books.unchained(
            List.of(),
            List.of(Books.freeze("a"), Books.needing(Books.freeze("b"), A), Books.needing(Books.freeze("c"), A, B))));
    private final RunState state = new RunState();

    ReadyStepsTest() {
        state.apply(Bench.created());
    }

    @Test
    void whatNeedsNothingIsReadyFirst() {
        assertThat(ids(readySteps.ready())).containsExactly("a");
    }

    @Test
    void whatHasAllItNeedsIsReadyNext() {
        happened(new StepFact.Started(A, 1));
        assertThat(ids(readySteps.started())).containsExactly("a");
        assertThat(ids(readySteps.ready())).isEmpty();

        succeeded(A);
        assertThat(ids(readySteps.ready())).containsExactly("b");
        happened(new StepFact.Skipped(B, 0, "why"));
        assertThat(ids(readySteps.ready())).containsExactly("c");
    }

    @Test
    void whatFailedIsNotReadyUntilItStartsAnew() {
        happened(new StepFact.Started(A, 1));
        happened(new StepFact.Failed(A, 1, StepFact.FailureCause.SAID_NO, "why"));
        assertThat(ids(readySteps.failed())).containsExactly("a");

        happened(new StepFact.Reopened(A, 1, "again"));
        assertThat(ids(readySteps.ready())).containsExactly("a");
    }

    @Test
    void whatNeedsAStepThatStartsAnewWaitsForItAgain() {
        happened(new StepFact.Started(A, 1));
        succeeded(A);
        happened(new StepFact.Reopened(A, 1, "again"));

        assertThat(ids(readySteps.ready())).containsExactly("a");
    }

    @Test
    void whatIsFarBehindAStepThatStartsAnewWaitsForItToo() {
        var chain = new ReadySteps(Books.unchained(
                List.of(),
                List.of(Books.freeze("a"), Books.needing(Books.freeze("b"), A), Books.needing(Books.freeze("c"), B))));
        for (var fact : List.of(
                new StepFact.Started(A, 1),
                new StepFact.Succeeded(A, 1, StepFact.How.PLAINLY, Map.of()),
                new StepFact.Started(B, 1),
                new StepFact.Succeeded(B, 1, StepFact.How.PLAINLY, Map.of()),
                new StepFact.Reopened(A, 1, "again"))) {
            happened(fact);
            chain.update(((StepFact) fact).step(), state);
        }
        assertThat(ids(chain.ready()))
                .as("b stays done, and c is not ready before a")
                .containsExactly("a");

        happened(new StepFact.Started(A, 2));
        chain.update(A, state);
        happened(new StepFact.Succeeded(A, 2, StepFact.How.PLAINLY, Map.of()));
        chain.update(A, state);
        assertThat(ids(chain.ready())).containsExactly("c");
    }

    @Test
    void itIsDoneWhenEverythingIsSettled() {
        happened(new StepFact.Started(A, 1));
        succeeded(A);
        happened(new StepFact.Skipped(B, 0, "why"));
        assertThat(readySteps.isDone(state)).isFalse();

        happened(new StepFact.Started(C, 1));
        assertThat(readySteps.isDone(state)).isFalse();
        succeeded(C);
        assertThat(readySteps.isDone(state)).isTrue();
    }

    @Test
    void whatRestsIsUnderWayButNotAskedForUntilItIsTakenNoteOfAgain() {
        happened(new StepFact.Started(A, 1));
        readySteps.rest(readySteps.started().iterator().next());
        assertThat(ids(readySteps.started())).isEmpty();
        assertThat(readySteps.isDone(state)).isFalse();

        readySteps.update(A, state);
        assertThat(ids(readySteps.started())).containsExactly("a");
    }

    private void succeeded(StepId step) {
        happened(new StepFact.Succeeded(step, 1, StepFact.How.PLAINLY, Map.of()));
    }

    private void happened(StepFact fact) {
        state.apply(new Event(Bench.RUN, 1, state.seq() + 1, Bench.START, Event.ENGINE, fact));
        readySteps.update(fact.step(), state);
    }

    private static List<String> ids(Collection<Step> steps) {
        return steps.stream().map(step -> step.id().value()).toList();
    }
}
