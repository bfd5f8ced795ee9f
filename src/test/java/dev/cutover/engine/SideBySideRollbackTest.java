package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideRollbackTest {

    @Test
    void guardsThatBreakTogetherEachTakeTheirSegmentBack() throws InterruptedException {
        var bench = badFromHalfOn(OnBreach.ROLLBACK).agreeablePeople();

        var result = bench.run();

        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.state().rollbacks().all())
                .extracting(entry -> entry.scope().toString())
                .containsExactly("region=east", "region=west");
        assertThat(result.code()).isEqualTo(ExitCode.EXCEPTIONS);
    }

    @Test
    void rollbacksThatPeopleWishForTogetherComeOneAfterTheOther() throws InterruptedException {
        var bench = badFromHalfOn(OnBreach.HOLD);
        bench.people(question -> bench.say(
                question,
                question.kind() == Question.Kind.BREACH
                        ? "rollback"
                        : question.choices().get(0).say()));

        bench.run();

        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.state().rollbacks().all()).hasSize(2).noneMatch(RollbackLedger.Entry::isOpen);
    }

    @Test
    void ofTwoRollbacksOnlyTheLastAsksHowToGoOn() throws InterruptedException {
        var bench = badFromHalfOn(OnBreach.ROLLBACK);

        var result = bench.run();

        assertThat(result.code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().questions().open())
                .extracting(entry -> entry.question().id())
                .containsExactly("rollback-2/after");
    }

    private static Bench badFromHalfOn(OnBreach onBreach) {
        Runbook book = Books.unchained(
                List.of(),
                List.of(
                        Books.shift("shift-east", Books.EAST, onBreach),
                        Books.shift("shift-west", Books.WEST, onBreach)));
        var bench = new Bench(book);
        bench.world()
                .measuring(query -> new Measurement.Value(bench.world().weight(Books.EAST) >= 5000 ? 0.5 : 1, 100));
        return bench;
    }
}
