package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.WallTime;
import dev.cutover.model.Segment;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.Connector;
import dev.cutover.spi.Metrics;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.NobodyThere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On a clock faster than real time, real work takes as long as before. */
class FastClockTest {

    @Test
    void aGateWaitsForTheSampleThatIsUnderWay() throws Exception {
        var gate = new Work.Gate(List.of(Books.HEALTH), List.of(), Optional.empty(), Optional.empty(), Set.of());
        var book = Books.of(List.of(), Books.step("ready", Optional.empty(), gate));
        var past = List.of(Bench.created());
        try (var time = WallTime.scaled(Bench.START, 100_000)) {
            var engineSetup = new EngineSetup(
                    book,
                    Books.environment(),
                    new ConnectedSystems(Map.of(Books.SYSTEM, new SlowGauge())),
                    new ListJournal(Bench.RUN, past, Integer.MAX_VALUE),
                    time,
                    new NobodyThere(),
                    events -> {},
                    Secrets.NONE,
                    RunOptions.DEFAULT);
            var result = new Engine(engineSetup, new ArrayList<>(past))
                    .run(List.of(new RunFact.LeaseTaken("here", 1, "dana", "test")));

            assertThat(result.code()).as(result.message()).isEqualTo(ExitCode.DONE);
        }
    }

    /** Needs a fifth of a second, which on this clock is hours. */
    private record SlowGauge() implements Connector, Metrics {
        @Override
        public Measurement evaluate(String query, Duration window, Segment segment) throws InterruptedException {
            assertThat(new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)).isFalse();
            return new Measurement.Value(1, 1_000);
        }
    }
}
