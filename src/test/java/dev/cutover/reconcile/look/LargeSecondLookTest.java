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
        var looks = new Looks(Optional.empty(), "updated_at", Duration.ofMinutes(3), 3);
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withLooks(looks);
        return Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan(), SMALL, LookProgress.NONE);
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
