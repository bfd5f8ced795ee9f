package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.RunResult;
import dev.cutover.model.OnBreach;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shift that failed in mid-ramp has left traffic on the new platform: its guards keep watch while people think. */
class FailedShiftTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration RED = MINUTE.multipliedBy(10);
    private static final Duration ANSWERED = MINUTE.multipliedBy(30);

    @Test
    void aGuardThatTurnsRedRollsItBackAsTheStepSays() throws InterruptedException {
        var bench = failing(OnBreach.ROLLBACK);

        assertThat(run(bench).code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.facts(CriterionFact.GuardBreached.class)).hasSize(1);
        assertThat(bench.facts(RollbackFact.Requested.class))
                .singleElement()
                .satisfies(requested -> assertThat(requested.role()).isEqualTo("guard"));
        var restored = bench.record().stream()
                .filter(event -> event.fact() instanceof RollbackFact.Restored)
                .findFirst()
                .orElseThrow();
        assertThat(restored.at())
                .isBetween(Bench.START.plus(RED), Bench.START.plus(RED).plus(MINUTE.multipliedBy(3)));
    }

    @Test
    void whereItWouldAskItIsRecordedOnceAndPeopleDecideAboutTheFailure() throws InterruptedException {
        var bench = failing(OnBreach.HOLD);

        assertThat(run(bench).code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.facts(CriterionFact.GuardBreached.class)).hasSize(1);
        assertThat(bench.facts(RollbackFact.Requested.class)).isEmpty();
        assertThat(bench.state().questions().all())
                .extracting(entry -> entry.question().kind())
                .containsExactly(Question.Kind.FAILURE);
    }

    @Test
    void trafficThatCannotBeRestoredIsAskedForOnce() throws InterruptedException {
        var bench = failing(OnBreach.ROLLBACK);
        bench.world().routing(changes -> changes.get(0).target() == 500 ? null : Result.REJECTED);

        assertThat(run(bench).code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(RollbackFact.Requested.class)).hasSize(1);
    }

    private static RunResult run(Bench bench) throws InterruptedException {
        bench.at(RED, at -> bench.world().measuring(query -> new Measurement.Value(0, 100)));
        return bench.run();
    }

    /** Its second weight is refused; people answer late. */
    private static Bench failing(OnBreach onBreach) {
        var bench = new Bench(Books.of(List.of(), Books.shift("east", Books.EAST, onBreach))).refusing();
        bench.people(question -> bench.say(question, question.kind() == Question.Kind.FAILURE ? "abort" : "end"))
                .thinking(question -> question.kind() == Question.Kind.FAILURE ? ANSWERED : Duration.ZERO);
        bench.world().routing(changes -> changes.get(0).target() == 5000 ? Result.REJECTED : null);
        return bench;
    }
}
