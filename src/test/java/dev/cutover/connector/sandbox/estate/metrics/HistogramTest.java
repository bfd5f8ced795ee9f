package dev.cutover.connector.sandbox.estate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @Property
    void keepsDurationsInOrder(
            @ForAll @IntRange(max = 4_000_000) int one, @ForAll @IntRange(max = 4_000_000) int other) {
        int least = Histogram.bucket(Math.min(one, other));
        int most = Histogram.bucket(Math.max(one, other));

        assertThat(least).isBetween(0, most);
        assertThat(most).isLessThan(Histogram.BUCKETS);
    }

    @Property
    void findsAQuantileWithinItsBucket(@ForAll @Size(min = 1, max = 200) int[] anything) {
        int[] durations = Arrays.stream(anything)
                .map(any -> 64 + Math.floorMod(any, 260_000))
                .sorted()
                .toArray();
        long[] buckets = new long[Histogram.BUCKETS];
        Arrays.stream(durations).forEach(ms -> buckets[Histogram.bucket(ms)]++);

        double found = Histogram.quantile(buckets, 0.95);

        int exact = durations[(int) Math.ceil(0.95 * durations.length) - 1];
        assertThat(found).isBetween(exact / 1.26, exact * 1.26);
    }

    @Test
    void hasAPlaceForWhatIsShorterOrLongerThanItsRange() {
        assertThat(Histogram.bucket(0)).isZero();
        assertThat(Histogram.bucket(63)).isZero();
        assertThat(Histogram.bucket(64)).isEqualTo(1);
        assertThat(Histogram.bucket(Integer.MAX_VALUE)).isEqualTo(Histogram.BUCKETS - 1);
    }
}
