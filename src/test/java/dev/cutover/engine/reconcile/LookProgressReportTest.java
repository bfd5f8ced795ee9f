package dev.cutover.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    private static List<String> notes(SetClock clock) {
        var notes = new ArrayList<String>();
        var report = new LookProgressReport(told -> notes.add(told.note()), clock);
        report.at("reading old.orders", 0, 1_000);
        clock.sleep(Duration.ofSeconds(4));
        report.at("reading old.orders", 100, 1_000);
        return notes;
    }

    @Test
    void aRateAndARestOfASimulatedClockAreNotTakenForThoseOnTheWall() {
        assertThat(notes(new SetClock(false)))
                .endsWith("reading old.orders: 100 of 1,000, 25 a second, 37 s to go on the run's clock");
    }

    @Test
    void onTheTimeOfDayNothingIsSaidOfTheClock() {
        assertThat(notes(new SetClock(true))).endsWith("reading old.orders: 100 of 1,000, 25 a second, 37 s to go");
    }
}
