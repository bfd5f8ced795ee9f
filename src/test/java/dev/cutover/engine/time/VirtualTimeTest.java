package dev.cutover.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private static final Instant START = Instant.parse("2026-01-10T02:00:00Z");

    @Test
    void aJobThatTheMachineIsSlowWithIsNotGivenUp() throws InterruptedException {
        try (var time = new VirtualTime(START, false)) {
            var never = new CountDownLatch(1);
            var ends = new ArrayList<Time.Done<Boolean>>();

            time.start(() -> !never.await(50, TimeUnit.MILLISECONDS), Duration.ofMillis(1), ends::add);
            time.await(null).forEach(Runnable::run);

            assertThat(ends).extracting(Time.Done::value).containsExactly(true);
            assertThat(time.now()).isEqualTo(START);
        }
    }
}
