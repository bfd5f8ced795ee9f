package dev.cutover.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WallTimeTest {
    private static final Instant FUTURE = Instant.parse("2126-01-10T02:00:00Z");

    @Test
    void itIsNeverBeforeWhatTheRunHasRecorded() {
        try (var time = WallTime.real(FUTURE)) {
            assertThat(time.now()).isAfterOrEqualTo(FUTURE);
        }
    }

    @Test
    void scaledItRunsThatMuchFaster() throws InterruptedException {
        try (var time = WallTime.scaled(FUTURE, 3600)) {
            time.await(FUTURE.plus(Duration.ofMinutes(3)));
            while (time.now().isBefore(FUTURE.plus(Duration.ofMinutes(3)))) {
                time.await(FUTURE.plus(Duration.ofMinutes(3)));
            }
            assertThat(time.now()).isBefore(FUTURE.plus(Duration.ofHours(12)));
        }
    }

    @Test
    void scaledItGivesPeopleTheTimeThatTheyNeed() {
        var typing = Duration.ofMinutes(2);
        try (var fast = WallTime.scaled(FUTURE, 60);
                var real = WallTime.real(FUTURE)) {
            assertThat(fast.ofPeople(typing)).isEqualTo(Duration.ofHours(2));
            assertThat(real.ofPeople(typing)).isEqualTo(typing);
        }
    }

    @Test
    void itReturnsNowAndThenSoThatListenersSeeItPass() throws InterruptedException {
        try (var time = WallTime.real(FUTURE)) {
            assertThat(time.await(null)).isEmpty();
        }
    }

    @Test
    void inputsComeAtOnceAndInOrder() throws InterruptedException {
        var heard = new ArrayList<Integer>();
        try (var time = WallTime.real(FUTURE)) {
            List.of(1, 2, 3).forEach(number -> time.post(() -> heard.add(number)));
            while (heard.size() < 3) {
                time.await(FUTURE.plus(Duration.ofHours(1))).forEach(Runnable::run);
            }
        }
        assertThat(heard).containsExactly(1, 2, 3);
    }

    @Test
    void anInterruptReachesTheJobAndItsEndIsStillHeard() throws InterruptedException {
        var heard = new ArrayList<String>();
        try (var time = WallTime.real(FUTURE)) {
            var begun = new CountDownLatch(1);
            var work = time.start(
                    () -> {
                        begun.countDown();
                        time.sleep(Duration.ofHours(1));
                        return "";
                    },
                    Duration.ofHours(1),
                    done -> heard.add(String.valueOf(done.trouble())));
            begun.await();
            work.interrupt();
            while (heard.isEmpty()) {
                time.await(null).forEach(Runnable::run);
            }
        }
        assertThat(heard).singleElement().asString().contains("Interrupted");
    }

    @Test
    void onAFastClockACallGetsAsLongAsRealWorkTakes() {
        try (var time = WallTime.scaled(FUTURE, 60)) {
            assertThat(time.patience(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(10));
        }
        try (var time = WallTime.real(FUTURE)) {
            assertThat(time.patience(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        }
    }
}
