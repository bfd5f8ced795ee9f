package dev.cutover.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Scope;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.spi.Metrics.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastDrillsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Test
    void itIsTheShareOfThoseThatMetTheirWindow() {
        assertThat(share(drill(1, "real", Duration.ofMinutes(15)), drill(2, "real", Duration.ofMinutes(16))))
                .isEqualTo(new Measurement.Value(0.5, 2));
    }

    @Test
    void oneThatNeverCameBackHasNotMetIt() {
        assertThat(share(abandoned(3))).isEqualTo(new Measurement.Value(0, 1));
    }

    @Test
    void oneUnderWayAndInTimeDoesNotCountYet() {
        assertThat(share(abandoned(0), drill(1, "real", WINDOW))).isEqualTo(new Measurement.Value(1, 1));
    }

    @Test
    void withoutOneInTheSpanThereIsNoData() {
        assertThat(share(drill(15, "real", WINDOW)))
                .isEqualTo(new Measurement.NoData("no rollback of 'book' in the last 14d"));
    }

    @Test
    void whatASimulationTookDoesNotCountForALiveRun() {
        var simulated = drill(1, "virtual", WINDOW);

        assertThat(share(simulated)).isInstanceOf(Measurement.NoData.class);
        assertThat(new PastDrills("book", RunFact.Mode.REHEARSAL, found(simulated))
                        .share(Scenarios.REHEARSED, NOW)
                        .measured())
                .isEqualTo(new Measurement.Value(1, 1));
    }

    @Test
    void aDryRunIsNoDrill() {
        var run = new Told("real", RunFact.Mode.DRY_RUN);
        run.happened(Duration.ZERO, requested());
        run.happened(Duration.ZERO, new RollbackFact.Restored(1));
        var dry = new PastRun(NOW.minus(Duration.ofDays(1)), run.state);

        assertThat(share(dry)).isInstanceOf(Measurement.NoData.class);
        assertThat(new PastDrills("book", RunFact.Mode.REHEARSAL, found(dry))
                        .share(Scenarios.REHEARSED, NOW)
                        .measured())
                .isInstanceOf(Measurement.NoData.class);
    }

    @Test
    void whatIsLeftOutIsNamedEvenIfOthersCount() {
        var one = drill(1, "real", WINDOW);

        var share = new PastDrills(
                        "book",
                        RunFact.Mode.LIVE,
                        sought -> new PastRuns.Found(List.of(one), List.of("run r9 is broken")))
                .share(Scenarios.REHEARSED, NOW);

        assertThat(share.measured()).isEqualTo(new Measurement.Value(1, 1));
        assertThat(share.leftOutWords()).isEqualTo("; run r9 is broken");
    }

    private static Measurement share(PastRun... runs) {
        return new PastDrills("book", RunFact.Mode.LIVE, found(runs))
                .share(Scenarios.REHEARSED, NOW)
                .measured();
    }

    private static PastRuns found(PastRun... runs) {
        return sought -> new PastRuns.Found(List.of(runs), List.of());
    }

    private static PastRun drill(int daysAgo, String pace, Duration restore) {
        var run = new Told(pace);
        run.happened(Duration.ZERO, requested());
        run.happened(restore, new RollbackFact.Restored(1));
        run.happened(Duration.ZERO, new RollbackFact.Finished(1, List.of()));
        return new PastRun(NOW.minus(Duration.ofDays(daysAgo)), run.state);
    }

    private static PastRun abandoned(int daysAgo) {
        var run = new Told("real");
        run.happened(Duration.ZERO, requested());
        return new PastRun(NOW.minus(Duration.ofDays(daysAgo)), run.state);
    }

    private static Fact requested() {
        return new RollbackFact.Requested(
                1, Scope.WHOLE_RUN, "Dana", "commander", "drill", Instant.EPOCH, Instant.EPOCH, WINDOW);
    }

    /** A run whose own clock shows another year. */
    private static final class Told {
        private final RunState state = new RunState();
        private Instant at = Instant.parse("2020-01-05T02:00:00Z");

        private Told(String pace) {
            this(pace, RunFact.Mode.REHEARSAL);
        }

        private Told(String pace, RunFact.Mode mode) {
            happened(
                    Duration.ZERO,
                    new RunFact.Created(
                            new RunFact.Pinned("book", "", "", "test", "", ""),
                            Map.of(),
                            at,
                            mode,
                            pace,
                            1,
                            "tester",
                            "test"));
        }

        private void happened(Duration after, Fact fact) {
            at = at.plus(after);
            state.apply(new Event(new RunId("r0"), 1, state.seq() + 1, at, Event.ENGINE, fact));
        }
    }
}
