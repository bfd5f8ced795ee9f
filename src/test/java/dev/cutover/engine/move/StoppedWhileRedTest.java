package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Trigger;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import dev.cutover.testkit.SuspendedTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The process is stopped for an hour while a criterion is red: that it lasted so long, nobody has seen. */
class StoppedWhileRedTest {
    private static final Duration STOPPED = Duration.ofMinutes(22);

    @Test
    void aTriggerLooksAgainBeforeItFires() throws InterruptedException {
        var bench = stopped(new Bench(Books.of(
                List.of(new Trigger(Books.HEALTH, Duration.ofMinutes(30), Trigger.Then.ROLLBACK)),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("night", Duration.ofHours(3)))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(CriterionFact.TriggerFired.class)).isEmpty();
    }

    @Test
    void anObservationLooksAgainBeforeItFails() throws InterruptedException {
        var bench = stopped(new Bench(Books.of(
                List.of(),
                Steps.waiting("evening", Duration.ofMinutes(15)),
                Steps.observe("watch", Duration.ofMinutes(5), OnBreach.HOLD))));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    /** Red for two minutes before it is stopped, and green as it goes on. */
    private static Bench stopped(Bench bench) {
        bench.at(
                Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));
        bench.at(
                Duration.ofMinutes(30), commandPort -> bench.world().measuring(query -> new Measurement.Value(1, 100)));
        return bench.clock(time -> new SuspendedTime(time, Bench.START.plus(STOPPED), Duration.ofHours(1)));
    }
}
