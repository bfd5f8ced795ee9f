package dev.cutover.connector.sandbox.estate.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingHashTest {

    /** Pinned: a change of the hash would move orders between platforms in the middle of a run. */
    @ParameterizedTest
    @CsvSource({"0, 8833", "1, 5665", "42, 7415", "14863365, 1424", "999999999999, 5798"})
    void keepsEveryOrderAtItsPlace(long number, int place) {
        assertThat(RoutingHash.place(number)).isEqualTo(place);
    }

    @Property
    void takesNoOrderBackWhenAWeightIsRaised(
            @ForAll @LongRange(min = 0) long number,
            @ForAll @IntRange(max = 10_000) int weight,
            @ForAll @IntRange(max = 10_000) int other) {
        var atLower = RoutingHash.side(number, Math.min(weight, other));
        var atHigher = RoutingHash.side(number, Math.max(weight, other));

        assertThat(atLower == PlatformSide.NEW && atHigher == PlatformSide.OLD).isFalse();
    }

    @Property
    void sendsNothingAtZeroAndEverythingAtTenThousand(@ForAll @LongRange(min = 0) long number) {
        assertThat(RoutingHash.side(number, 0)).isEqualTo(PlatformSide.OLD);
        assertThat(RoutingHash.side(number, 10_000)).isEqualTo(PlatformSide.NEW);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 500, 2_500, 5_000, 10_000})
    void splitsAsTheWeightSays(int weight) {
        var scene = new Scene().weigh(Scene.US_EAST, weight).pass(Duration.ofMinutes(10));

        var counts = scene.estate.routed(Scene.ORDERS, Scene.US_EAST, Duration.ofMinutes(10));

        double share = weight / 10_000.0;
        long all = counts.oldSide() + counts.newSide();
        double sigma = Math.sqrt(all * share * (1 - share));
        assertThat(all).isGreaterThan(60_000);
        assertThat(Math.abs(counts.newSide() - all * share)).isLessThanOrEqualTo(3 * sigma);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 500, 2_500, 5_000, 10_000})
    void leavesOtherSegmentsAlone(int weight) {
        var scene = new Scene().weigh(Scene.US_EAST, weight).pass(60);

        assertThat(scene.estate
                        .routed(Scene.ORDERS, Scene.US_WEST, Scene.WINDOW)
                        .newSide())
                .isZero();
    }
}
