package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.StepId;
import dev.cutover.plan.RunbookSteps;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.NobodyThere;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An impossible event is never recorded. */
class EngineFaultTest {
    private final RunState state =
            new RunState(new RunbookSteps(Books.of(List.of(), Books.freeze("a"), Books.freeze("b"))));
    private final ListJournal journal = new ListJournal(Bench.RUN, List.of(Bench.created()), Integer.MAX_VALUE);
    private final VirtualTime time = new VirtualTime(Bench.START, false);
    private final JournaledState journaledState;

    EngineFaultTest() {
        state.apply(Bench.created());
        var engineSetup = new EngineSetup(
                Books.of(List.of(), Books.freeze("a"), Books.freeze("b")),
                Books.environment(),
                new ConnectedSystems(Map.of()),
                journal,
                time,
                new NobodyThere(),
                events -> {},
                Secrets.NONE,
                RunOptions.DEFAULT);
        journaledState = new JournaledState(engineSetup, state, event -> {}, event -> {});
    }

    @Test
    void anImpossibleFactIsAFaultOfTheToolAndNothingOfItIsOnRecord() {
        record(new RunFact.LeaseTaken("here", 1, "ada", "run"), started("a"));
        journaledState.seal();
        var before = journal.durable();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> record(
                        new RunFact.RunNote("before it"),
                        new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of())))
                .satisfies(fault -> {
                    assertThat(fault.exitCode()).isEqualTo(ExitCode.ERROR);
                    assertThat(fault.problems().get(0).message())
                            .contains("a fault of the tool", "RunFact.Ended", "step 'a' is under way");
                    assertThat(fault.problems().get(0).hint()).contains("cutover resume r1", "cutover rollback r1");
                });
        assertThat(journal.durable()).isEqualTo(before);
        assertThat(RunState.of(before).refusal(started("b")))
                .as("it can be gone on from")
                .isEmpty();
    }

    @Test
    void factsOfOneForceAreHeldAgainstThoseBeforeThem() {
        record(
                new RunFact.LeaseTaken("here", 1, "ada", "run"),
                started("a"),
                new StepFact.Succeeded(new StepId("a"), 1, StepFact.How.PLAINLY, Map.of()));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> record(new RunFact.Held("ada", ""), new RunFact.Held("bo", "")))
                .withMessageContaining("already held by ada");
    }

    @Test
    void noStepIsRecordedThatTheRunbookLacks() {
        record(new RunFact.LeaseTaken("here", 1, "ada", "run"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> record(started("ghost")))
                .withMessageContaining("the runbook has no step 'ghost'");
    }

    private void record(Fact... facts) {
        journaledState.record(Bench.START, Event.ENGINE, List.of(facts));
    }

    private static StepFact started(String step) {
        return new StepFact.Started(new StepId(step), 1);
    }
}
