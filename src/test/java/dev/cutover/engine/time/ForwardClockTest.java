package dev.cutover.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardClockTest {
    private static final Instant START = Instant.parse("2026-01-10T02:00:00Z");

    private Duration running = Duration.ZERO;
    private Instant wall = START;
    private final ForwardClock forwardClock = new ForwardClock(START, () -> running.toNanos(), () -> wall);

    @Test
    void theTimeOfASuspendedMachineHasPassed() {
        pass(Duration.ofSeconds(10));
        wall = wall.plus(Duration.ofHours(1));

        assertThat(forwardClock.now()).isEqualTo(START.plusSeconds(3_610));
        pass(Duration.ofSeconds(5));
        assertThat(forwardClock.now()).isEqualTo(START.plusSeconds(3_615));
    }

    @Test
    void aWallClockThatIsSetBackChangesNothing() {
        pass(Duration.ofSeconds(10));
        wall = wall.minus(Duration.ofHours(1));
        pass(Duration.ofSeconds(5));

        assertThat(forwardClock.now()).isEqualTo(START.plusSeconds(15));
    }

    @Test
    void aClockThatBeganAheadOfTheWallWaitsForIt() {
        wall = START.minus(Duration.ofHours(2));
        pass(Duration.ofSeconds(10));
        assertThat(forwardClock.now()).isEqualTo(START.plusSeconds(10));

        wall = START.minus(Duration.ofHours(1));
        assertThat(forwardClock.now()).isEqualTo(START.plusSeconds(10));
        wall = START.plus(Duration.ofHours(1));
        assertThat(forwardClock.now()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void aSmallDifferenceOfTheClocksIsNoJump() {
        pass(Duration.ofSeconds(10));
        wall = wall.plusMillis(1_900);

        assertThat(forwardClock.now()).isEqualTo(START.plusSeconds(10));
    }

    private void pass(Duration time) {
        running = running.plus(time);
        wall = wall.plus(time);
    }
}
