package dev.cutover.reconcile.store;

import static dev.cutover.reconcile.store.PassStoreTest.some;
import static dev.cutover.reconcile.store.StoreScene.NAMES;
import static dev.cutover.reconcile.store.StoreScene.expected;
import static dev.cutover.reconcile.store.StoreScene.row;
import static dev.cutover.reconcile.store.StoreScene.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.reconcile.judge.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was begun in a folder is continued there, after an end of the process at any point. */
class ContinuedStoreTest {
    private static final int ROWS = 900;
    private static final int PACE = 100;

    @TempDir
    Path folder;

    private final List<@Nullable List<@Nullable String>> left = some(ROWS);
    private final List<@Nullable List<@Nullable String>> right = some(ROWS);
    private StoreScene scene;

    @BeforeEach
    void plant() {
        right.set(17, row("SO-17", 1, "lost", "17"));
        right.remove(0);
        right.add(300, row("SO-30", 1, "shipped", "30"));
        left.add(500, null);
        scene = new StoreScene(
                folder.resolve("pass"),
                ListedRows.of("left", NAMES, left).pace(PACE),
                ListedRows.of("right", NAMES, right).pace(PACE),
                StoreScene.SMALL);
    }

    @Test
    void aKillAtAnyPointChangesNothingInTheOutcome() throws Exception {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 30; round++) {
            var own = new StoreScene(folder.resolve("round-" + round), scene.left(), scene.right(), scene.limits());
            int kills = 0;
            Optional<PassOutcome> outcome = Optional.empty();
            while (outcome.isEmpty()) {
                outcome = lived(own, new AtomicInteger(random.nextInt(1 + kills * 400, 1_500 + kills * 400)));
                kills++;
            }
            assertThat(said(outcome.get())).as("after %d lives", kills).isEqualTo(expected(left, right));
            assertThat(outcome.get().inputs())
                    .extracting(read -> read.rows().read())
                    .containsExactly(900L, 900L);
            assertThat(outcome.get().incomplete())
                    .containsExactly("1 row of left could not be read: at line 501 it is broken");
        }
    }

    /** One life of so many steps: rows, and keys that are judged. Empty if it ended before the outcome was there. */
    private static Optional<PassOutcome> lived(StoreScene scene, AtomicInteger steps) throws Exception {
        var mortal = scene.with(WatchedRows.mortal(scene.left(), steps), WatchedRows.mortal(scene.right(), steps));
        try {
            var store = mortal.store();
            store.read();
            return Optional.of(store.compare((group, judgement) -> {
                WatchedRows.count(steps);
                return Optional.of(judgement.agrees() ? Standing.EQUAL : Standing.CONFIRMED);
            }));
        } catch (WatchedRows.Killed killed) {
            return Optional.empty();
        }
    }

    @Test
    void afterAKillReadingGoesOnWhereItWasWrittenDown() throws Exception {
        var mortal = WatchedRows.mortal(scene.left(), new AtomicInteger(650));
        assertThatThrownBy(() -> scene.with(mortal, ListedRows.of("right", NAMES, List.of()))
                        .store()
                        .read())
                .isInstanceOf(WatchedRows.Killed.class);
        var left = ListedRows.of("left", NAMES, this.left).pace(PACE);
        var read = scene.with(left, ListedRows.of("right", NAMES, List.of()))
                .store()
                .read();
        assertThat(left.read().get()).isEqualTo(ROWS + 1 - 600);
        assertThat(read.get(0).remarks())
                .containsExactly("599 rows of left had been read before; reading went on after them");
    }

    @Test
    void aSourceThatCannotGoOnIsReadAnewAndThatIsSaid() throws Exception {
        var plain = ListedRows.of("left", NAMES, left);
        var mortal = WatchedRows.mortal(plain, new AtomicInteger(650));
        var nothing = ListedRows.of("right", NAMES, List.of());
        assertThatThrownBy(() -> scene.with(mortal, nothing).store().read()).isInstanceOf(WatchedRows.Killed.class);
        var again = ListedRows.of("left", NAMES, left);
        var read = scene.with(again, nothing).store().read();
        assertThat(again.read().get()).isEqualTo(ROWS + 1);
        assertThat(read.get(0).rows().read()).isEqualTo(ROWS);
        assertThat(read.get(0).remarks()).containsExactly("left had been read in part before, and was read anew");
    }

    /** Of several stops the last one is told: what came before it would contradict it. */
    @Test
    void ofSeveralStopsTheLastOneIsTold() throws Exception {
        var nothing = ListedRows.of("right", NAMES, List.of());
        for (int steps : List.of(250, 350)) {
            var mortal = WatchedRows.mortal(scene.left(), new AtomicInteger(steps));
            assertThatThrownBy(() -> scene.with(mortal, nothing).store().read()).isInstanceOf(WatchedRows.Killed.class);
        }
        assertThat(scene.with(scene.left(), nothing).store().read().get(0).remarks())
                .containsExactly("500 rows of left had been read before; reading went on after them");
    }

    @Test
    void whatIsNoLongerAsItWasWrittenIsReadAnew() throws Exception {
        var nothing = ListedRows.of("right", NAMES, List.of());
        var mortal = WatchedRows.mortal(scene.left(), new AtomicInteger(650));
        assertThatThrownBy(() -> scene.with(mortal, nothing).store().read()).isInstanceOf(WatchedRows.Killed.class);
        var file = folder.resolve("pass").resolve("rows-0-0000");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        var read = scene.with(scene.left(), nothing).store().read();
        assertThat(read.get(0).rows().read()).isEqualTo(ROWS);
        assertThat(read.get(0).remarks())
                .containsExactly("what had been read of left was no longer as it was written, and was read anew");
    }

    @Test
    void afterAKillWhileComparingNothingIsReadAgainAndNoResultIsMadeTwice() throws Exception {
        scene.store().read();
        var judged = new ArrayList<List<String>>();
        var steps = new AtomicInteger(2);
        StandingRule mortal = (group, judgement) -> {
            WatchedRows.count(steps);
            return StoreScene.AT_ONCE.standing(group, judgement);
        };
        assertThatThrownBy(() -> scene.store().compare(mortal)).isInstanceOf(WatchedRows.Killed.class);
        long results;
        try (var files = Files.list(scene.folder())) {
            results = files.filter(file -> file.getFileName().toString().startsWith("result"))
                    .count();
        }
        var left = ListedRows.of("left", NAMES, List.of());
        var right = ListedRows.of("right", NAMES, List.of());
        var store = scene.with(left, right).store();
        store.read();
        var outcome = store.compare((group, judgement) -> {
            synchronized (judged) {
                judged.add(group.key());
            }
            return StoreScene.AT_ONCE.standing(group, judgement);
        });
        assertThat(said(outcome)).isEqualTo(expected(this.left, this.right));
        assertThat(left.read().get() + right.read().get()).isZero();
        assertThat(results).isLessThan(4);
        var again = store.compare((group, judgement) -> {
            throw new AssertionError("judged again: " + group.key());
        });
        assertThat(said(again)).isEqualTo(said(outcome));
    }

    @Test
    void anotherRecipeIsRefused() throws Exception {
        scene.store().read();
        assertThatThrownBy(() ->
                        PassStore.in(scene.folder(), "another", scene.pass(false), scene.limits(), StoreProgress.NONE))
                .isInstanceOf(OtherRecipe.class)
                .hasMessageEndingWith("was begun over other columns, rules or sources");
    }

    @Test
    void aSourceThatHasChangedIsRefused() throws Exception {
        scene.store().read();
        var changed = ListedRows.of("right", NAMES, right).identity("younger");
        assertThatThrownBy(() -> scene.with(scene.left(), changed).store())
                .isInstanceOf(OtherRecipe.class)
                .hasMessageStartingWith("right has changed since ");
    }

    @Test
    void aSourceThatDoesNotHearAnInterruptWritesNothingAfterwards() throws Exception {
        var caller = Thread.currentThread();
        var rows = new AtomicInteger();
        var interrupting = new WatchedRows(scene.left(), () -> {
            if (rows.incrementAndGet() == 450) {
                caller.interrupt();
            }
        });
        var answer = new CountDownLatch(1);
        var deaf = new AtomicReference<Thread>();
        var unheard = new AtomicInteger();
        var silent = new WatchedRows(scene.right(), () -> {
            deaf.set(Thread.currentThread());
            awaitWithoutHearing(answer, unheard);
        });
        assertThatThrownBy(() -> scene.with(interrupting, silent).store().read())
                .isInstanceOf(InterruptedException.class);
        assertThat(said(scene.outcome())).isEqualTo(expected(left, right));
        var files = contents();
        answer.countDown();
        deaf.get().join();
        assertThat(unheard).hasPositiveValue();
        assertThat(contents()).isEqualTo(files);
    }

    private static void awaitWithoutHearing(CountDownLatch latch, AtomicInteger heard) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException deaf) {
                heard.incrementAndGet();
            }
        }
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(scene.folder())) {
            for (var file : files.toList()) {
                contents.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void anInterruptEndsTheReadingAndItCanBeContinued() throws Exception {
        var caller = Thread.currentThread();
        var rows = new AtomicInteger();
        var interrupting = new WatchedRows(scene.left(), () -> {
            if (rows.incrementAndGet() == 450) {
                caller.interrupt();
            }
        });
        var never = new CountDownLatch(1);
        var silent = new WatchedRows(scene.right(), never::await);
        assertThatThrownBy(() -> scene.with(interrupting, silent).store().read())
                .isInstanceOf(InterruptedException.class);
        assertThat(said(scene.outcome())).isEqualTo(expected(left, right));
    }
}
