package dev.cutover.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private static final Instant START = Instant.parse("2026-01-10T02:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final VirtualTime time = new VirtualTime(START, false);
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void itStandsStillWhileAnythingCanHappen() throws InterruptedException {
        start("a", () -> "done");
        await(START.plusSeconds(100));

        assertThat(heard).containsExactly("a done");
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void itGoesToTheNextInstantThatAnybodyWaitsFor() throws InterruptedException {
        start("a", () -> sleeping(30));
        start("b", () -> sleeping(10));
        await(START.plusSeconds(20));
        assertThat(heard).containsExactly("b slept");
        assertThat(time.now()).isEqualTo(START.plusSeconds(10));

        await(START.plusSeconds(20));
        assertThat(time.now()).isEqualTo(START.plusSeconds(20));
        await(null);
        assertThat(heard).containsExactly("b slept", "a slept");
    }

    @Test
    void jobsThatWakeTogetherRunInTheOrderInWhichTheyWereStarted() throws InterruptedException {
        for (String name : List.of("a", "b", "c", "d")) {
            start(name, () -> sleeping(5));
        }
        while (heard.size() < 4) {
            await(null);
        }

        assertThat(heard).containsExactly("a slept", "b slept", "c slept", "d slept");
    }

    @Test
    void aSleepingJobThatIsInterruptedWakesAtOnce() throws InterruptedException {
        var work = start("a", () -> sleeping(1000));
        await(START.plusSeconds(1));
        work.interrupt();
        await(null);

        assertThat(heard).containsExactly("a InterruptedException");
        assertThat(time.now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void aJobThatIsInterruptedBeforeItBeganDoesNotRun() throws InterruptedException {
        var ran = new boolean[1];
        start("a", () -> {
                    ran[0] = true;
                    return "ran";
                })
                .interrupt();
        await(null);

        assertThat(heard).containsExactly("a InterruptedException");
        assertThat(ran[0]).isFalse();
    }

    @Test
    void aThoughtRunsOnTheThreadThatAwaitsIt() throws InterruptedException {
        think("a", () -> Thread.currentThread().getName());
        await(null);

        assertThat(heard).containsExactly("a " + Thread.currentThread().getName());
    }

    @Test
    void aThoughtThatWantsToSleepBeginsAgainElsewhereAndSleeps() throws InterruptedException {
        var begun = new int[1];
        think("a", () -> {
            begun[0]++;
            return sleeping(10);
        });
        think("b", () -> "done");
        await(null);
        await(null);

        assertThat(heard).containsExactly("b done", "a slept");
        assertThat(time.now()).isEqualTo(START.plusSeconds(10));
        assertThat(begun[0]).isEqualTo(2);
    }

    @Test
    void aThoughtThatSleepsCanBeInterrupted() throws InterruptedException {
        var work = think("a", () -> sleeping(1000));
        await(START.plusSeconds(1));
        work.interrupt();
        await(null);

        assertThat(heard).containsExactly("a InterruptedException");
    }

    @Test
    void whatAThoughtThrowsIsItsEnd() throws InterruptedException {
        think("a", () -> {
            throw new IllegalStateException("no idea");
        });
        await(null);

        assertThat(heard).containsExactly("a IllegalStateException");
    }

    @Test
    void aThoughtThatIsInterruptedBeforeItBeganIsNotThought() throws InterruptedException {
        think("a", () -> "thought").interrupt();
        await(null);

        assertThat(heard).containsExactly("a InterruptedException");
    }

    @Test
    void aJobThatHangsWhereNoClockSeesItIsGivenUp() throws InterruptedException {
        var never = new CountDownLatch(1);
        time.start(
                () -> {
                    never.await();
                    return "";
                },
                Duration.ofMillis(20),
                done -> heard.add(String.valueOf(done.trouble())));
        await(null);

        assertThat(heard).singleElement().asString().contains("Interrupted");
    }

    @Test
    void aJobThatDoesNotHeedAnInterruptIsLeftToItself() throws InterruptedException {
        var free = new CountDownLatch(1);
        time.start(
                () -> {
                    boolean waiting = true;
                    while (waiting) {
                        try {
                            free.await();
                            waiting = false;
                        } catch (InterruptedException ignored) {
                            var unused = heard.size();
                        }
                    }
                    return "";
                },
                Duration.ofMillis(20),
                done -> heard.add(String.valueOf(done.trouble())));
        await(null);
        free.countDown();
        start("b", () -> "done");
        await(null);

        assertThat(heard).hasSize(2).last().isEqualTo("b done");
        assertThat(heard.get(0)).contains("did not end within");
    }

    @Test
    void aThoughtThatKeepsItsInterruptLeavesTheEnginesThreadAlone() throws InterruptedException {
        think("a", () -> {
            try {
                return sleeping(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
        await(null);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(heard).containsExactly("a slept");
    }

    @Test
    void itNeverWaitsForWhatCannotCome() {
        assertThatThrownBy(() -> await(null)).hasMessageContaining("nothing can happen any more");
    }

    @Test
    void whereInputsMayComeFromOutsideItWaitsForThem() throws InterruptedException {
        try (var open = new VirtualTime(START, true)) {
            var post = new Thread(() -> open.post(() -> heard.add("from outside")));
            post.start();
            open.await(null).forEach(Runnable::run);
            post.join();
        }

        assertThat(heard).containsExactly("from outside");
    }

    private EngineTime.Work start(String name, Callable<String> job) {
        return start(EngineTime.Kind.ANY, name, job);
    }

    private EngineTime.Work think(String name, Callable<String> job) {
        return start(EngineTime.Kind.THOUGHT, name, job);
    }

    private EngineTime.Work start(EngineTime.Kind kind, String name, Callable<String> job) {
        return time.start(
                kind,
                job,
                LIMIT,
                done -> heard.add(name + " "
                        + (done.trouble() == null
                                ? done.value()
                                : done.trouble().getClass().getSimpleName())));
    }

    private String sleeping(int seconds) throws InterruptedException {
        time.sleep(Duration.ofSeconds(seconds));
        return "slept";
    }

    private void await(Instant until) throws InterruptedException {
        time.await(until).forEach(Runnable::run);
    }
}
