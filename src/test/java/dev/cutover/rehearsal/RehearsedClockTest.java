package dev.cutover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.run.Sighting;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A rehearsal measures its rollbacks from the fault that it injects. */
class RehearsedClockTest {
    /** At a pace of ten seconds, the guard turns red 100 s after the fault. */
    private static final int GREEN_SAMPLES = 9;

    private final AtomicInteger sampled = new AtomicInteger();
    private final MemoryStage stage = new MemoryStage(
            Bench.RUN,
            world -> world.measuring(query -> new Measurement.Value(
                    world.faults().contains("slow") && sampled.incrementAndGet() > GREEN_SAMPLES ? 0.5 : 1, 100)));

    @Test
    void detectIsMeasuredFromTheInjectedFault() throws InterruptedException {
        var rehearsalResult = play(OnBreach.ROLLBACK, faulty());

        var clock = rehearsalResult.rollbacks().get(0).clock();
        assertThat(clock.detect()).contains(Duration.ofSeconds(100));
        assertThat(clock.slack()).contains(Duration.ofSeconds(10));
        assertThat(clock.decide()).contains(Duration.ZERO);
        assertThat(clock.restore()).isPresent();
        assertThat(sighting().origin()).isEqualTo(Sighting.Origin.INJECTED);
        assertThat(sighting().sign()).isEqualTo(Sighting.Sign.BREACH);
    }

    @Test
    void anExpectationThatTheFaultIsSeenSoonerIsNotMet() throws InterruptedException {
        var rehearsalResult = play(OnBreach.ROLLBACK, faulty().expect("detect", Scenarios.atMost(1)));

        assertThat(rehearsalResult.objections()).containsExactly("detect: expected <= 1.0, but it was 1m40s (east)");
    }

    @Test
    void decideIsTheTimeThatPeopleTakeToAnswerTheBreach() throws InterruptedException {
        var rehearsalResult = play(
                OnBreach.HOLD,
                faulty().answer("shift-east", "Dana", "rollback")
                        .answer("rollback", "Dana", "end")
                        .expect("decide", Scenarios.atMost(29)));

        assertThat(rehearsalResult.objections()).containsExactly("decide: expected <= 29.0, but it was 30s (east)");
        assertThat(rehearsalResult.rollbacks().get(0).clock().detect()).contains(Duration.ofSeconds(100));
    }

    @Test
    void anExpectationOverATimeThatWasNotMeasuredIsNotMet() throws InterruptedException {
        var drill = new ScriptedRollback(Scenarios.reaches("shift-east", 500), Scope.of(Books.EAST), "Dana", "drill");
        var everything = Scenarios.atMost(1e9);

        var rehearsalResult = play(
                OnBreach.HOLD,
                Scenarios.empty()
                        .rollback(drill)
                        .answer("rollback", "Dana", "end")
                        .expect("detect", everything)
                        .expect("decide", everything)
                        .expect("restore", everything)
                        .expect("settle", everything));

        assertThat(rehearsalResult.objections())
                .containsExactly(
                        "detect: expected <= 1.0E9, but detect was not measured: nothing tells when the fault began"
                                + " (east)",
                        "decide: expected <= 1.0E9, but decide was not measured: nothing on record came before the"
                                + " decision (east)",
                        "settle: expected <= 1.0E9, but settle was not measured: nothing measures when"
                                + " orders in flight are reconciled (east)");
    }

    private Sighting sighting() {
        return stage.state().rollbacks().all().get(0).requested().sighting().orElseThrow();
    }

    private static Scenarios faulty() {
        return Scenarios.empty()
                .fault(Scenarios.reaches("shift-east", 5000), "slow")
                .expect("outcome", "rolled-back");
    }

    private RehearsalResult play(OnBreach onBreach, Scenarios script) throws InterruptedException {
        Runbook book = Books.of(List.of(), Books.shift("shift-east", Books.EAST, onBreach));
        return new Rehearsal(script.scenario(), book, Books.environment()).play(stage);
    }
}
