package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final Undo NO_WAY_BACK = new Undo.None("it is a snapshot");

    @Test
    void actionsAndAShiftRunToTheEnd() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.freeze("freeze"), Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK)));

        var result = bench.run();

        assertThat(result.code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.world().effects()).containsEntry("freeze", 1);
        assertThat(bench.state().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aBreachedGuardRollsItsSegmentBackAndWaitsForPeople() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.freeze("freeze"), Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK)));
        bench.world()
                .measuring(query -> new Measurement.Value(bench.world().weight(Books.EAST) >= 5000 ? 0.5 : 1, 100));

        var result = bench.run();

        assertThat(result.code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.state().steps().of(new StepId("shift-east")).state()).isEqualTo(StepState.UNDONE);
        assertThat(bench.world().effects())
                .as("the freeze is not of that region")
                .doesNotContainKey("unfreeze");
    }

    @Test
    void aRollbackOfTheWholeRunUndoesWhatWasDoneLastFirst() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Books.freeze("freeze"), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof EffectFact.Settled settled
                    && settled.key().endsWith("/2")) {
                Orders.rollBack(commandPort, Scope.WHOLE_RUN, "Dana", "enough");
            }
        });

        var result = bench.run();

        assertThat(result.code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().effects()).containsEntry("unfreeze", 1);
        assertThat(bench.world().calls()).endsWith("region=east to 0", "unfreeze");
    }

    @Test
    void aFailedStepStopsTheRunUntilSomebodySpeaks() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze"), Books.freeze("later")));
        bench.world().answering(operation -> new Outcome.Failed("the door is locked", true));

        var result = bench.run();

        assertThat(result.code()).isEqualTo(ExitCode.HALTED);
        assertThat(result.message()).contains("the door is locked");
        assertThat(bench.state().steps().of(new StepId("later")).state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void aRunOfWhichAStepWasSkippedNeverEndsAsPlainlyCompleted() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.freeze("freeze"), Books.freeze("later")));
        bench.world().answering(operation -> new Outcome.Failed("the door is locked", true));
        bench.people(question -> bench.say(question, "skip"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().ended().orElseThrow().exceptions()).hasSize(2);
    }

    @Test
    void whateverTheMomentOfTheKillNothingIsDoneTwiceAndTheEndIsTheSame() throws InterruptedException {
        int kills = 0;
        for (int forces = 0; ; forces++) {
            var bench = new Bench(Books.of(
                            List.of(),
                            Books.freeze("freeze"),
                            Books.action("snapshot", "once-snapshot", NO_WAY_BACK),
                            Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK)))
                    .agreeablePeople();
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            kills++;
            assertThat(bench.run().code()).as("killed at force %s", forces).isEqualTo(ExitCode.DONE);
            assertThat(bench.world().effects())
                    .as("killed at force %s", forces)
                    .isEqualTo(Map.of("freeze", 1, "once-snapshot", 1));
            assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
        }
        assertThat(kills).isGreaterThan(10);
    }

    @Test
    void theSameRunGivesTheSameRecord() throws InterruptedException {
        var book = Books.of(List.of(), Books.freeze("a"), Books.shift("shift-east", Books.EAST, OnBreach.ROLLBACK));
        var one = new Bench(book);
        var other = new Bench(book);
        one.run();
        other.run();

        assertThat(one.record()).isEqualTo(other.record());
        assertThat(one.record()).anyMatch(event -> event.fact() instanceof CriterionFact.Sampled);
        assertThat(one.record()).anyMatch(event -> event.fact() instanceof StepFact.TimerSet);
    }
}
