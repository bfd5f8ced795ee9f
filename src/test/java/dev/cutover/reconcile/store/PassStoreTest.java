package dev.cutover.reconcile.store;

import static dev.cutover.reconcile.store.StoreScene.NAMES;
import static dev.cutover.reconcile.store.StoreScene.expected;
import static dev.cutover.reconcile.store.StoreScene.row;
import static dev.cutover.reconcile.store.StoreScene.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassStoreTest {
    @TempDir
    Path folder;

    /** Any rows, partitions, memory: in parts that are split, too. */
    @Property(tries = 150)
    void findsWhatAMapOfAllRowsFinds(@ForAll long seed, @ForAll("limits") StoreLimits limits) throws Exception {
        var random = new SplittableRandom(seed);
        int keys = 1 + random.nextInt(400);
        var left = rows(random, keys);
        var right = random.nextInt(3) == 0 ? rows(random, keys) : changed(random, left);
        var own = Files.createTempDirectory("store-");
        try {
            var outcome = new StoreScene(
                            own, ListedRows.of("left", NAMES, left), ListedRows.of("right", NAMES, right), limits)
                    .outcome();
            assertThat(said(outcome)).isEqualTo(expected(left, right));
            assertThat(outcome.incomplete()).isEmpty();
        } finally {
            delete(own);
        }
    }

    @Provide
    Arbitrary<StoreLimits> limits() {
        return Arbitraries.of(
                new StoreLimits(1 << 20, 1, 1_000, 2_000, false),
                new StoreLimits(1 << 20, 64, 1_000, 2_000, false),
                new StoreLimits(4 << 10, 1, 1_000, 2_000, false),
                new StoreLimits(4 << 10, 2, 1_000, 2_000, false),
                new StoreLimits(16 << 10, 4, 1_000, 2_000, false));
    }

    private static List<@Nullable List<@Nullable String>> rows(SplittableRandom random, int keys) {
        var rows = new ArrayList<@Nullable List<@Nullable String>>();
        int count = random.nextInt(600);
        for (int i = 0; i < count; i++) {
            rows.add(row(
                    "SO-" + random.nextInt(keys),
                    random.nextInt(3),
                    pick(random, "open", "shipped", "", null, "offen, bezahlt"),
                    pick(random, "1", "1.0", "ü", null, "x".repeat(random.nextInt(100)))));
        }
        return rows;
    }

    private static @Nullable String pick(SplittableRandom random, @Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<@Nullable List<@Nullable String>> changed(
            SplittableRandom random, List<@Nullable List<@Nullable String>> rows) {
        var changed = new ArrayList<@Nullable List<@Nullable String>>();
        for (var row : rows) {
            int kind = random.nextInt(30);
            if (kind == 0) {
                changed.add(row);
            }
            if (kind != 1) {
                changed.add(kind == 2 ? row("SO-new-" + changed.size(), 1, "open", "1") : row);
            }
        }
        Collections.shuffle(changed, new java.util.Random(random.nextLong()));
        return changed;
    }

    private static void delete(Path all) throws IOException {
        try (var files = Files.walk(all)) {
            for (var file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private StoreScene scene(
            List<@Nullable List<@Nullable String>> left, List<@Nullable List<@Nullable String>> right) {
        return new StoreScene(
                folder.resolve("pass"),
                ListedRows.of("left", NAMES, left),
                ListedRows.of("right", NAMES, right),
                StoreScene.SMALL);
    }

    @Test
    void bordersOfColumnsAndNullAreNeverMistaken() throws Exception {
        var left = new ArrayList<@Nullable List<@Nullable String>>();
        left.add(row("a", 1, "xy", ""));
        left.add(row("a1", 2, null, ""));
        left.add(row("b", 3, "", ""));
        left.add(row("1", 12, "", ""));
        var right = new ArrayList<@Nullable List<@Nullable String>>();
        right.add(row("a", 1, "x", "y"));
        right.add(row("a", 12, null, ""));
        right.add(row("b", 3, null, ""));
        right.add(row("11", 2, "", ""));
        var said = said(scene(left, right).outcome());
        assertThat(said).isEqualTo(expected(left, right)).hasSize(6);
        assertThat(said.values()).allMatch(one -> one.startsWith("CONFIRMED"));
    }

    @Test
    void nobodyElseCanReadTheFiles() throws Exception {
        var scene = scene(some(2_000), some(2_100));
        scene.store().read();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scene.folder())))
                .isEqualTo("rwx------");
        try (var files = Files.list(scene.folder())) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    static List<@Nullable List<@Nullable String>> some(int count) {
        var rows = new ArrayList<@Nullable List<@Nullable String>>();
        for (int i = 0; i < count; i++) {
            rows.add(row("SO-" + i, 1, i % 7 == 0 ? null : "shipped", Integer.toString(i)));
        }
        return rows;
    }

    @Test
    void oneHotKeyIsCountedWithoutKeepingAllItsRows() throws Exception {
        var left = some(300);
        var right = some(300);
        for (int i = 0; i < 20_000; i++) {
            right.add(150, row("SO-7", 1, "shipped", "copy"));
        }
        var outcome = scene(left, right).outcome();
        var expected = expected(left, right);
        assertThat(expected.get("[SO-7, 1]")).contains("20001");
        assertThat(said(outcome)).isEqualTo(expected);
        assertThat(outcome.incomplete()).isEmpty();
    }

    @Test
    void judgesOfSumsAreToldThatRowsOfAHotKeyAreLacking() throws Exception {
        var right = some(10);
        for (int i = 0; i < 60; i++) {
            right.add(row("SO-7", 1, "shipped", "copy"));
        }
        var scene = scene(some(10), right);
        var store = PassStore.in(scene.folder(), "", scene.pass(true), scene.limits(), StoreProgress.NONE);
        store.read();
        assertThat(store.compare(StoreScene.AT_ONCE).incomplete())
                .containsExactly("1 key has more rows than are looked at, in orders");
    }

    @Test
    void aRowThatCannotBeReadOrHasNoKeyIsCountedAndTold() throws Exception {
        var left = some(10);
        left.add(3, null);
        left.add(5, row("SO-1", 1, null, null));
        var noKey = row("", 1, null, null);
        noKey.set(0, null);
        left.set(8, noKey);
        var outcome = scene(left, some(10)).outcome();
        var read = outcome.inputs().get(0);
        assertThat(read.rows().read()).isEqualTo(10);
        assertThat(read.rows().unread()).isEqualTo(2);
        assertThat(outcome.incomplete())
                .containsExactly(
                        "2 rows of left could not be read: at line 4 it is broken; at line 9 it has no value in the key",
                        "1 key was not found in left, which has 1 row without a legible key: it may be there");
        var expected = expected(left, some(10));
        expected.values().removeIf(said -> said.contains("missing-"));
        assertThat(said(outcome)).isEqualTo(expected).hasSize(9);
    }

    @Test
    void nothingIsSaidOfAKeyThatASideMayHaveInItsUnreadPart() throws Exception {
        var left = some(100);
        var right = some(100);
        right.set(10, row("SO-10", 1, "lost", ""));
        var scene = scene(left, right);
        var outcome = scene.with(
                        scene.left(), ListedRows.of("right", NAMES, right).stopsAfter(40))
                .outcome();
        assertThat(said(outcome)).isEqualTo(expected(left.subList(0, 40), right.subList(0, 40)));
        assertThat(outcome.unjudged()).isEqualTo(60);
        assertThat(outcome.inputs().get(1).rows().whole()).isFalse();
        assertThat(outcome.incomplete())
                .containsExactly(
                        "right stopped after 40 rows",
                        "nothing is said of 60 keys that may have rows in the part of right that was not read");
    }

    @Test
    void aPartitionThatIsBrokenIsNotComparedAndTheOthersAre() throws Exception {
        var scene = scene(some(5_000), some(5_000));
        var store = scene.store();
        store.read();
        var file = scene.folder().resolve("rows-1-0002");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var outcome = store.compare(StoreScene.AT_ONCE);
        assertThat(outcome.incomplete())
                .singleElement()
                .asString()
                .matches("a partition could not be compared, and nothing is said of its [0-9,]+ rows:"
                        + " rows-1-0002(\\.[0-9]+)* is not as it was written");
        assertThat(said(outcome)).hasSizeBetween(3_000, 4_500);
        assertThat(said(outcome).values()).allMatch("EQUAL []"::equals);
    }

    @Test
    void suspectsWaitForTheNextLookAndAreCountedNowhere() throws Exception {
        var right = some(50);
        right.remove(0);
        right.set(9, row("SO-10", 1, "lost", ""));
        var scene = scene(some(50), right);
        var store = scene.store();
        store.read();
        StandingRule second = (group, judgement) ->
                judgement.agrees() ? Optional.of(dev.cutover.reconcile.judge.Standing.EQUAL) : Optional.empty();
        var outcome = store.compare(second);
        var suspects = new ArrayList<JudgedKey>();
        store.suspects(suspects::add);
        assertThat(outcome.suspects()).isEqualTo(2);
        assertThat(said(outcome)).hasSize(48).doesNotContainKeys("[SO-0, 1]", "[SO-10, 1]");
        assertThat(suspects)
                .extracting(JudgedKey::key)
                .containsExactlyInAnyOrder(List.of("SO-0", "1"), List.of("SO-10", "1"));
        assertThat(suspects)
                .extracting(JudgedKey::versions)
                .allMatch(versions -> versions.get(0).startsWith("1:"))
                .extracting(versions -> versions.get(1).substring(0, 2))
                .containsExactlyInAnyOrder("0:", "1:");
        assertThat(suspects)
                .allMatch(one -> !one.judgement().agrees() && one.standing().isEmpty());
    }

    @Test
    void differencesAreListedOneByOneWhereTheyAreKept() throws Exception {
        var right = some(500);
        right.set(9, row("SO-9", 1, "lost", ""));
        var scene = scene(some(500), right);
        var store = scene.store();
        store.read();
        store.compare(StoreScene.AT_ONCE);
        var listed = new ArrayList<String>();
        store.differences(one -> listed.add(one.key() + " " + one.standing()));
        assertThat(listed).containsExactly("[SO-9, 1] Optional[CONFIRMED]");
    }
}
