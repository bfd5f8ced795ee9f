package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Step;
import dev.cutover.model.Trigger;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A runner dies, and the next one comes long after: what was green by then says nothing of now. */
class DeadTimeTest {
    private static final Measurement RED = new Measurement.Value(0, 100);
    private static final Measurement NONE = new Measurement.NoData("gone");
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aRampRisesOnlyOnWhatItsGuardsSayNow() throws InterruptedException {
        var bench = killedOnce(
                event -> event.fact() instanceof StepFact.TimerSet,
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        bench.world().measuring(query -> RED).measuringFor(Duration.ofSeconds(5));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(500);
    }

    @Test
    void aRampWhoseGuardsAreGreenAgainAfterwardsGoesOn() throws InterruptedException {
        var bench = killedOnce(
                event -> event.fact() instanceof StepFact.TimerSet,
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        bench.world().measuringFor(Duration.ofSeconds(5));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anObservationDoesNotPassOnWhatWasSeenBefore() throws InterruptedException {
        var bench = killedOnce(
                event -> event.fact() instanceof CriterionFact.Unchanged,
                Steps.observe("watch", Duration.ZERO, OnBreach.HOLD));
        bench.world().measuring(query -> RED);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("watch").state()).isEqualTo(StepState.FAILED);
        assertThat(bench.step("watch").cause()).isEqualTo(StepFact.FailureCause.BREACH);
    }

    @Test
    void anObservationThatIsStillGreenPasses() throws InterruptedException {
        var bench = killedOnce(
                event -> event.fact() instanceof CriterionFact.Unchanged,
                Steps.observe("watch", Duration.ZERO, OnBreach.HOLD));
        bench.world().measuringFor(Duration.ofSeconds(5));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aGateDoesNotOpenOnWhatWasGreenBefore() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER)));
        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        bench.deadFor(LONG);
        bench.people(question -> question.kind() == Question.Kind.APPROVE ? bench.say(question, "go") : null);
        bench.world().measuring(query -> RED).measuringFor(Duration.ofSeconds(20));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.RED);
    }

    @Test
    void aGateThatHadNoDataYetWaitsForSomeAnew() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready")));
        bench.world().measuring(query -> NONE);
        bench.runUntilKilled(3);
        assertThat(bench.step("ready").state()).isEqualTo(StepState.STARTED);
        bench.deadFor(LONG);
        bench.world().measuring(query -> new Measurement.Value(1, 100)).measuringFor(Duration.ofSeconds(5));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aTriggerDoesNotCountTheTimeInWhichNobodyLooked() throws InterruptedException {
        var bench = killedWhileRed();
        bench.deadFor(LONG);
        bench.world().measuring(query -> new Measurement.Value(1, 100)).measuringFor(Duration.ofSeconds(5));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(RollbackFact.Requested.class)).isEmpty();
    }

    private static Bench killedWhileRed() throws InterruptedException {
        for (int forces = 2; ; forces++) {
            var bench = new Bench(Books.of(
                    List.of(new Trigger(Books.HEALTH, Duration.ofMinutes(30), Trigger.Then.ROLLBACK)),
                    Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                    Steps.waiting("night", Duration.ofHours(3))));
            bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));
            bench.runUntilKilled(forces);
            var reading = bench.state().criteria().of(Books.HEALTH, Books.EAST);
            if (reading.filter(one -> one.redSince() != null).isPresent()) {
                return bench;
            }
        }
    }

    /** Killed once something has become durable; the others come an hour later. */
    private static Bench killedOnce(Predicate<Event> durable, Step step) throws InterruptedException {
        for (int forces = 2; ; forces++) {
            var bench = new Bench(Books.of(List.of(), step));
            bench.runUntilKilled(forces);
            long samples =
                    bench.measured().stream().mapToLong(SampleStretch::times).sum();
            if (samples > 1 && bench.record().stream().anyMatch(durable)) {
                return bench.deadFor(LONG);
            }
        }
    }
}
