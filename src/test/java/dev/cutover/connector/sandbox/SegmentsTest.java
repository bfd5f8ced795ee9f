package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private final Segments segments = new Segments(EstateConfig.retail(1).dimensions());

    @Test
    void hasAKeyForEveryChoice() {
        assertThat(segments.count()).isEqualTo(21);
        assertThat(IntStream.range(0, 21).mapToObj(segments::key)).doesNotHaveDuplicates();
        assertThat(segments.key(0)).containsExactly(Map.entry("region", "us-east"), Map.entry("lane", "ship-to-home"));
        assertThat(segments.key(8))
                .containsExactly(Map.entry("region", "us-west"), Map.entry("lane", "ship-from-store"));
    }

    @Test
    void findsTheKeysThatAgreeWithAPartialChoice() {
        assertThat(segments.matching(Map.of())).hasSize(21);
        assertThat(segments.matching(Map.of("region", "us-west"))).containsExactly(7, 8, 9, 10, 11, 12, 13);
        assertThat(segments.matching(Map.of("region", "us-west", "lane", "curbside")))
                .containsExactly(9);
    }

    @Test
    void givesEveryKeyAShare() {
        assertThat(IntStream.range(0, 21).mapToDouble(segments::share).sum()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(segments.share(0)).isGreaterThan(segments.share(7)).isGreaterThan(segments.share(1));
        assertThat(segments.share(20)).isPositive();
    }

    @Test
    void asksBackWhenAValueIsNotKnown() {
        assertThatThrownBy(() -> segments.matching(Map.of("region", "us-esat")))
                .hasMessage("unknown region 'us-esat'")
                .asInstanceOf(InstanceOfAssertFactories.type(EstateException.class))
                .extracting(EstateException::hint)
                .isEqualTo("known: us-east, us-west, eu-central; did you mean 'us-east'?");
    }

    @Test
    void asksBackWhenADimensionIsNotKnown() {
        assertThatThrownBy(() -> segments.matching(Map.of("brand", "north"))).hasMessage("unknown dimension 'brand'");
    }

    @Test
    void refusesMoreThanItCanHold() {
        var dimensions = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < 10; i++) {
            dimensions.put("d" + i, List.of("a", "b"));
        }

        assertThatThrownBy(() -> new Segments(dimensions)).hasMessageContaining("more than 512 segments");
    }

    @Test
    void readsAPartialChoiceThatItWrote() {
        var partial = Map.of("region", "us-east", "lane", "curbside");

        assertThat(Segments.read(Segments.write(partial))).isEqualTo(partial);
        assertThat(Segments.read(Segments.write(Map.of()))).isEmpty();
    }
}
