package dev.cutover.reconcile.look;

import static dev.cutover.reconcile.look.LiveRows.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.spi.RecordSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A difference counts when it was seen twice. */
class SecondLookTest {
    private static final String OLD = "2026-03-01T08:00:00Z";
    private static final String YOUNG = "2026-03-01T11:59:30Z";
    private static final Looks THREE =
            new Looks(Optional.of(Duration.ofSeconds(90)), "updated_at", Duration.ofMinutes(3), 3);
    private static final int OTHERS = 100;

    private final LiveRows left = set("old.orders");
    private final LiveRows right = set("new.orders");
    private final List<String> listed = new ArrayList<>();
    private Looks looks = THREE;

    @TempDir
    private Path folder;

    SecondLookTest() {
        others(left);
        others(right);
    }

    @Test
    void whatAgreesTheSecondTimeIsEqual() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        assertThat(comparison.look()).isEqualTo(new Look(1, 1, false, List.of()));
        state(right, "v2", "created", OLD);
        assertThat(comparison.look()).isEqualTo(new Look(2, 0, true, List.of()));
        assertThat(keys(comparison.result())).isEqualTo("equal 101, different 0, moving 0, never 0");
        assertThat(listed(comparison)).isEmpty();
    }

    @Test
    void withoutTheSecondLookItIsAFalseDifference() throws Exception {
        looks = Looks.ONE;
        differ("1", "2", OLD);
        var comparison = comparison();
        assertThat(comparison.look().isLast()).isTrue();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 1, moving 0, never 0");
    }

    @Test
    void whatIsTheSameTwiceIsConfirmed() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        comparison.look();
        assertThat(comparison.look().isLast()).isTrue();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 1, moving 0, never 0");
        assertThat(listed(comparison)).containsExactly("X CONFIRMED");
    }

    @Test
    void theSameProblemWithAnotherVersionIsLookedAtAgain() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        comparison.look();
        state(right, "v3", "shipped", OLD);
        assertThat(comparison.look().suspects()).isEqualTo(1);
        assertThat(comparison.look()).isEqualTo(new Look(3, 0, true, List.of()));
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 1, moving 0, never 0");
    }

    @Test
    void whatChangesEachTimeNeverSettles() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        comparison.look();
        state(right, "v3", "picked", OLD);
        comparison.look();
        state(right, "v4", "packed", OLD);
        assertThat(comparison.look().isLast()).isTrue();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 1, moving 0, never 1");
        assertThat(listed(comparison)).containsExactly("X NEVER_SETTLED");
    }

    @Test
    void whatIsOnlyYoungIsMoving() throws Exception {
        differ("1", "2", YOUNG);
        var comparison = comparison();
        comparison.look();
        assertThat(comparison.look().suspects()).isEqualTo(1);
        assertThat(comparison.look().isLast()).isTrue();
        ComparisonResult result = comparison.result();
        assertThat(keys(result)).isEqualTo("equal 100, different 0, moving 1, never 0");
        assertThat(result.causes()).isEmpty();
        assertThat(result.isWhole()).isTrue();
        assertThat(listed(comparison)).isEmpty();
    }

    @Test
    void aRowOfTheFutureIsNotYoung() throws Exception {
        differ("1", "2", "2099-01-01T00:00:00Z");
        var comparison = comparison();
        comparison.look();
        comparison.look();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 1, moving 0, never 0");
    }

    @Test
    void twoSecondsOfSkewAreYoung() throws Exception {
        differ("1", "2", "2026-03-01T12:00:02Z");
        var comparison = comparison();
        comparison.look();
        comparison.look();
        comparison.look();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 0, moving 1, never 0");
    }

    @Test
    void whatIsGoneOnBothSidesIsNoKeyAnyMore() throws Exception {
        left.versioned("v1", "X", "created", OLD);
        var comparison = comparison();
        comparison.look();
        others(left.clear());
        comparison.look();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 0, moving 0, never 0");
        assertThat(comparison.result().isWhole()).isTrue();
        assertThat(comparison.result().advice())
                .contains("1 key of rows that seemed wrong had no row on any side when asked for again,"
                        + " and is not counted");
    }

    @Test
    void aLookThatFindsNoneOfTheKeysItAsksForSettlesNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            left.versioned("v1", "Y" + i, "created", OLD);
            right.versioned("v1", "Y" + i, "shipped", OLD);
        }
        var comparison = comparison();
        comparison.look();
        left.clear();
        right.clear();
        comparison.look();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 0, moving 0, never 0");
        assertThat(comparison.result().incomplete())
                .containsExactly("3 of 3 keys of rows that seemed wrong had no row on any side when they were asked for"
                        + " again, and nothing is said of them: unless they were deleted meanwhile, a side does not"
                        + " find its rows by their keys");
    }

    @Test
    void whatCannotBeReadAgainIsNeitherConfirmedNorEqual() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        comparison.look();
        right.failsWith("new.orders does not answer");
        assertThat(comparison.look()).isEqualTo(new Look(2, 1, false, List.of()));
        assertThat(comparison.look()).isEqualTo(new Look(3, 1, true, List.of()));
        ComparisonResult result = comparison.result();
        assertThat(keys(result)).isEqualTo("equal 100, different 0, moving 0, never 0");
        assertThat(result.incomplete())
                .containsExactly(
                        "nothing is said of 1 key of rows that could not be read again: new.orders does not answer");
    }

    @Test
    void whatCouldNotBeReadOnceIsReadTheNextTime() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        comparison.look();
        right.failsWith("new.orders does not answer");
        comparison.look();
        right.failsWith(null);
        comparison.look();
        assertThat(comparison.result().isWhole()).isTrue();
        assertThat(keys(comparison.result())).isEqualTo("equal 100, different 1, moving 0, never 0");
    }

    @Test
    void oneBrokenRowDoesNotHideTheOthers() throws Exception {
        differ("1", "2", OLD);
        var comparison = comparison();
        comparison.look();
        right.broken();
        comparison.look();
        comparison.look();
        assertThat(comparison.result().incomplete()).singleElement().asString().contains("a row of X cannot be read");
    }

    @Test
    void aSourceThatDoesNotAnswerIsNotAskedForEver() throws Exception {
        for (int i = 0; i < 5_500; i++) {
            left.versioned("v1", "Y" + i, "created", OLD);
        }
        var comparison = comparison();
        comparison.look();
        left.failsWith("old.orders does not answer");
        assertThat(comparison.look().suspects()).isEqualTo(5_500);
        assertThat(left.asked()).isEqualTo(3);
    }

    @Test
    void ofAComparisonThatWasLeftBetweenLooksTheNextLookFollows() throws Exception {
        differ("1", "2", OLD);
        comparison().look();
        var again = comparison();
        assertThat(again.last()).isEqualTo(new Look(1, 1, false, List.of()));
        assertThat(again.look().number()).isEqualTo(2);
        assertThat(comparison().last()).isEqualTo(new Look(2, 0, true, List.of()));
        assertThat(keys(comparison().result())).isEqualTo("equal 100, different 1, moving 0, never 0");
    }

    @Test
    void aLookThatWasBrokenOffIsDoneAgain() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            left.versioned("v1", "Y" + i, "created", OLD);
        }
        comparison().look();
        var broken = comparison();
        Thread.currentThread().interrupt();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(broken::look))
                .isInstanceOf(InterruptedException.class);
        var again = comparison();
        assertThat(again.last()).isEqualTo(new Look(1, 2_500, false, List.of()));
        again.look();
        assertThat(again.result().tally().keys().missingRight()).isEqualTo(2_500);
        assertThat(listed(again)).hasSize(2_500);
    }

    @Test
    void tooMuchThatMovesSaysNothingOfTheWhole() throws Exception {
        for (int i = 0; i < 6; i++) {
            left.versioned("v1", "Y" + i, "created", YOUNG);
        }
        var comparison = comparison();
        comparison.look();
        comparison.look();
        comparison.look();
        assertThat(comparison.result().incomplete())
                .singleElement()
                .asString()
                .startsWith("6 of 106 keys are still moving, more than 5 %");
    }

    private static LiveRows set(String name) {
        return LiveRows.set(
                name,
                column("id", RecordSet.Type.TEXT),
                column("status", RecordSet.Type.TEXT),
                column("updated_at", RecordSet.Type.INSTANT));
    }

    private static void others(LiveRows rows) {
        for (int i = 0; i < OTHERS; i++) {
            rows.versioned("1", "A" + i, "created", OLD);
        }
    }

    private void differ(String leftVersion, String rightVersion, String changed) {
        left.versioned(leftVersion, "X", "created", OLD);
        right.versioned(rightVersion, "X", "shipped", changed);
    }

    private static void state(LiveRows rows, String version, String status, String changed) {
        others(rows.clear());
        rows.versioned(version, "X", status, changed);
    }

    private Comparison comparison() throws Exception {
        var request = RecipeRequest.of(
                        new ComparedSource(left, Map.of()), new ComparedSource(right, Map.of()), List.of("id"))
                .withLooks(looks);
        return Comparison.in(
                folder.resolve("work"), ComparisonRecipe.of(request).plan().listingDifferences(), LookProgress.NONE);
    }

    private static String keys(ComparisonResult result) {
        ComparisonTally.Keys keys = result.tally().keys();
        return "equal " + keys.equal() + ", different " + keys.different() + ", moving " + keys.moving() + ", never "
                + keys.neverSettled();
    }

    private List<String> listed(Comparison comparison) throws Exception {
        listed.clear();
        comparison.differences((key, problems, standing) -> listed.add(String.join("/", key) + " " + standing));
        return listed;
    }
}
