package dev.cutover.connector.sandbox.estate.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoutingKeysTest {
    private final RoutingKeys routingKeys =
            new RoutingKeys(EstateConfig.retail(1).dimensions());

    @Test
    void hasAKeyForEveryChoice() {
        assertThat(routingKeys.count()).isEqualTo(21);
        assertThat(IntStream.range(0, 21).mapToObj(routingKeys::key)).doesNotHaveDuplicates();
        assertThat(routingKeys.key(0))
                .containsExactly(Map.entry("region", "us-east"), Map.entry("lane", "ship-to-home"));
        assertThat(routingKeys.key(8))
                .containsExactly(Map.entry("region", "us-west"), Map.entry("lane", "ship-from-store"));
    }

    @Test
    void findsTheKeysThatAgreeWithAPartialChoice() {
        assertThat(routingKeys.matching(Map.of())).hasSize(21);
        assertThat(routingKeys.matching(Map.of("region", "us-west"))).containsExactly(7, 8, 9, 10, 11, 12, 13);
        assertThat(routingKeys.matching(Map.of("region", "us-west", "lane", "curbside")))
                .containsExactly(9);
    }

    @Test
    void givesEveryKeyAShare() {
        assertThat(IntStream.range(0, 21).mapToDouble(routingKeys::share).sum()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(routingKeys.share(0)).isGreaterThan(routingKeys.share(7)).isGreaterThan(routingKeys.share(1));
        assertThat(routingKeys.share(20)).isPositive();
    }

    @Test
    void asksBackWhenAValueIsNotKnown() {
        assertThatThrownBy(() -> routingKeys.matching(Map.of("region", "us-esat")))
                .hasMessage("unknown region 'us-esat'")
                .asInstanceOf(InstanceOfAssertFactories.type(EstateException.class))
                .extracting(EstateException::hint)
                .isEqualTo("known: us-east, us-west, eu-central; did you mean 'us-east'?");
    }

    @Test
    void asksBackWhenADimensionIsNotKnown() {
        assertThatThrownBy(() -> routingKeys.matching(Map.of("brand", "north")))
                .hasMessage("unknown dimension 'brand'");
    }

    @Test
    void refusesMoreThanItCanHold() {
        var dimensions = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < 10; i++) {
            dimensions.put("d" + i, List.of("a", "b"));
        }

        assertThatThrownBy(() -> new RoutingKeys(dimensions)).hasMessageContaining("more than 512 segments");
    }

    @Test
    void readsAPartialChoiceThatItWrote() {
        var partial = Map.of("region", "us-east", "lane", "curbside");

        assertThat(RoutingKeys.read(RoutingKeys.write(partial))).isEqualTo(partial);
        assertThat(RoutingKeys.read(RoutingKeys.write(Map.of()))).isEmpty();
    }
}
