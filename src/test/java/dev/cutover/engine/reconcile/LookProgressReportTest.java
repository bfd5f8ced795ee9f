package dev.cutover.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LookProgressReportTest {

    /** A clock that is set by hand. Not thread-safe. */
    private static final class SetClock implements RunClock {
        private final boolean timeOfDay;
        private Instant now = Instant.parse("2026-01-15T02:00:00Z");

        SetClock(boolean timeOfDay) {
            this.timeOfDay = timeOfDay;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public boolean isTimeOfDay() {
            return timeOfDay;
        }
    }

    private static Progress.Report last(SetClock clock, String what, long done, long total) {
        var told = new ArrayList<Progress.Report>();
        var report = new LookProgressReport(told::add, clock);
        report.at(what, 0, total);
        clock.sleep(Duration.ofSeconds(4));
        report.at(what, done, total);
        return told.get(told.size() - 1);
    }

    @Test
    void aRateAndARestOfASimulatedClockAreNotTakenForThoseOnTheWall() {
        assertThat(last(new SetClock(false), "reading old.orders", 100, 1_000).note())
                .isEqualTo("reading old.orders: 100 of 1,000, 25 a second, 37 s to go on the run's clock");
    }

    @Test
    void onTheTimeOfDayNothingIsSaidOfTheClock() {
        assertThat(last(new SetClock(true), "reading old.orders", 100, 1_000).note())
                .isEqualTo("reading old.orders: 100 of 1,000, 25 a second, 37 s to go");
    }

    @Test
    void eachSideHasALineOfItsOwn() {
        var told = new ArrayList<Progress.Report>();
        var report = new LookProgressReport(told::add, new SetClock(true));
        report.at("reading old.orders", 5, 10);
        report.at("reading new; orders", 7, 10);

        assertThat(told.get(1).note()).hasLineCount(2).isEqualTo("""
                reading new; orders: 7 of 10
                reading old.orders: 5 of 10""");
    }

    /** There are few of them, and nobody knows what one is. */
    @Test
    void ofPartitionsOnlyTheShareIsTold() {
        var report = last(new SetClock(true), "comparing rows", 2, 3);

        assertThat(report.note()).isEqualTo("comparing rows");
        assertThat(report.fraction()).hasValueCloseTo(0.67, withPrecision(0.01));
    }
}
