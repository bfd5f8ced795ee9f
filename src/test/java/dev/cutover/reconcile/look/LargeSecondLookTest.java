package dev.cutover.reconcile.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.store.StoreLimits;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.spi.RecordSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A later look at more than fits into memory, or at what is no longer there. */
class LargeSecondLookTest {
    private static final StoreLimits SMALL = new StoreLimits(128 << 10, 4, 50, 1 << 20, true);
    private static final int COPIES = 5_000;

    private final LiveRows left = set("old.orders");
    private final LiveRows right = set("new.orders");

    @TempDir
    private Path folder;

    private static LiveRows set(String name) {
        return LiveRows.set(
                name, LiveRows.column("id", RecordSet.Type.TEXT), LiveRows.column("status", RecordSet.Type.TEXT));
    }

    private Comparison comparison() throws Exception {
        return comparison("work");
    }

    private Comparison comparison(String work) throws Exception {
        var looks = new Looks(Optional.empty(), "updated_at", Duration.ofMinutes(3), 3);
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withLooks(looks);
        return Comparison.in(
                folder.resolve(work),
                ComparisonRecipe.of(request).plan().listingDifferences(),
                SMALL,
                LookProgress.NONE);
    }

    private static ComparisonTally.Keys keys(Comparison comparison) throws Exception {
        return comparison.result().tally().keys();
    }

    private void copies(int changed) {
        left.versioned("1", "X", "created");
        for (int i = 0; i < COPIES; i++) {
            right.versioned(i == changed ? "changed" : "v" + i, "X", "created");
        }
    }

    @Test
    void aHotKeyThatStaysAsItIsIsConfirmed() throws Exception {
        copies(-1);
        var comparison = comparison();
        assertThat(comparison.look().suspects()).isEqualTo(1);
        assertThat(comparison.look().isLast()).isTrue();
        assertThat(keys(comparison).duplicates()).isEqualTo(1);
    }

    /** It is none of the rows that are kept. */
    @Test
    void aChangeInAnyRowOfAHotKeyIsNoticed() throws Exception {
        copies(-1);
        var comparison = comparison();
        comparison.look();
        left.clear();
        right.clear();
        copies(COPIES - 1);
        assertThat(comparison.look().suspects()).isEqualTo(1);
        assertThat(comparison.look().suspects()).isZero();
        assertThat(keys(comparison).duplicates()).isEqualTo(1);
    }

    @Test
    void suspectsThatDoNotFitIntoMemoryTogetherAreReadInParts() throws Exception {
        for (int i = 0; i < 100; i++) {
            left.versioned("1", "X" + i, "y".repeat(4_000));
        }
        var comparison = comparison();
        comparison.look();
        assertThat(comparison.look().isLast()).isTrue();
        assertThat(keys(comparison).missingRight()).isEqualTo(100);
        assertThat(left.asked()).isGreaterThan(1);
    }

    /** Some stay as they are, some come to agree, some change, some go, and one is too young. */
    private String lookedAtInThreeStates(String work) throws Exception {
        rows(1_500, "a");
        var comparison = comparison(work);
        var said = new ArrayList<String>();
        said.add(comparison.look().suspects() + "");
        rows(1_500, "b");
        said.add(comparison.look().suspects() + "");
        rows(1_500, "c");
        said.add(comparison.look().suspects() + "");
        comparison.differences((key, problems, standing) -> said.add(key + " " + problems + " " + standing));
        said.subList(3, said.size()).sort(Comparator.naturalOrder());
        said.add(comparison.result().tally().keys().toString());
        said.add(comparison.result().incomplete().toString());
        return String.join("\n", said);
    }

    private void rows(int count, String state) {
        left.clear();
        right.clear();
        for (int i = 0; i < count; i++) {
            String same = "X" + i;
            switch (i % 5) {
                case 0 -> left.versioned("1", same, "created");
                case 1 -> both(same, state.equals("a") ? "shipped" : "created");
                case 2 -> both(same, "shipped " + state);
                case 3 -> {
                    if (state.equals("a")) {
                        right.versioned("1", same, "created");
                    }
                }
                default -> both(same, state.equals("c") ? "created" : "shipped " + state);
            }
        }
        both("E", "created");
    }

    private void both(String key, String status) {
        left.versioned("1", key, "created");
        right.versioned("v " + status, key, status);
    }

    @Test
    void readingAllRowsAnewSaysTheSameAsAskingForEachSuspect() throws Exception {
        String oneByOne = lookedAtInThreeStates("one-by-one");
        int asked = left.asked();
        left.findsNothing();
        assertThat(lookedAtInThreeStates("anew")).isEqualTo(oneByOne);
        assertThat(oneByOne)
                .startsWith("1500\n600\n0\n")
                .contains("NEVER_SETTLED")
                .contains("[300 of 1,500 keys of rows that seemed wrong had no row on any side")
                .contains("CONFIRMED");
        // Six hundred are left for the third look, which are few enough to be asked for.
        assertThat(asked).isEqualTo(3);
        assertThat(left.asked()).isEqualTo(asked + 1);
        try (Stream<Path> files = Files.list(folder.resolve("anew/pass-0"))) {
            assertThat(files.filter(Files::isDirectory)).isEmpty();
        }
    }

    /** A long key fits into its row, and not into one with all that was said of it. */
    @Test
    void aSuspectThatIsTooLargeToBeReadAnewIsAskedForByItself() throws Exception {
        for (int i = 0; i < 1_200; i++) {
            String key = i == 700 ? "K".repeat(5_000) : "X" + i;
            left.versioned("1", key, "created");
            right.versioned("1", key, "shipped");
        }
        left.findsNothing();
        var comparison = comparison();
        assertThat(comparison.look().suspects()).isEqualTo(1_200);
        assertThat(comparison.look().suspects()).isEqualTo(1);
        assertThat(comparison.look().suspects()).isZero();
        assertThat(comparison.result().incomplete()).isEmpty();
        assertThat(keys(comparison).different()).isEqualTo(1_200);
    }

    /** A row that is too long, beside one that is not: first, in the middle, last, and on both sides. */
    @Test
    void ofAKeyOneOfWhoseRowsIsTooLongNothingIsSaid() throws Exception {
        for (int i = 0; i < 20; i++) {
            left.versioned("1", "X" + i, i == 0 || i == 7 ? "y".repeat(9_000) : "created");
            right.versioned("1", "X" + i, i == 7 || i == 19 ? "y".repeat(9_000) : "created");
        }
        var comparison = comparison();
        assertThat(comparison.look().isLast()).isTrue();
        assertThat(keys(comparison).equal()).isEqualTo(17);
        assertThat(keys(comparison).mismatched()).isZero();
        assertThat(comparison.result().incomplete()).contains("nothing is said of 3 keys whose rows could not be read");
    }

    @Test
    void aSourceThatStopsWhileItIsReadAnewSettlesNothing() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            left.versioned("1", "X" + i, "created");
        }
        left.findsNothing();
        var comparison = comparison();
        comparison.look();
        left.stopsAfter(700);
        assertThat(comparison.look()).isEqualTo(new Look(2, 1_500, false, List.of()));
        left.stopsAfter(Integer.MAX_VALUE);
        assertThat(comparison.look().suspects()).isZero();
        assertThat(keys(comparison).missingRight()).isEqualTo(1_500);
    }

    @Test
    void suspectsWhoseListIsGoneAreNotForgotten() throws Exception {
        for (int i = 0; i < 20; i++) {
            left.versioned("1", "X" + i, "created");
        }
        var comparison = comparison();
        comparison.look();
        try (Stream<Path> files = Files.list(folder.resolve("work/pass-0"))) {
            for (Path list : files.filter(file -> file.getFileName().toString().startsWith("suspects-"))
                    .toList()) {
                Files.delete(list);
            }
        }
        assertThat(comparison.look()).isEqualTo(new Look(2, 20, false, List.of()));
        comparison.look();
        assertThat(comparison.result().incomplete())
                .containsExactly("nothing is said of 20 keys of rows that could not be read again:"
                        + " the file that lists them is gone");
        assertThat(keys(comparison).mismatched()).isZero();
    }
}
