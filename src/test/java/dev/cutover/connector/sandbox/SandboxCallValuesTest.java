package dev.cutover.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.spi.CallValues;
import dev.cutover.spi.Mistake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SandboxCallValuesTest {
    private static final String ONE = "SO-000000008192";
    private static final List<String> TWO = List.of(ONE, "SO-000000016384");

    @Test
    void aLineOfTwoOrdersIsAMistakeBeforeTheCall() {
        assertThat(of("legacy-oms").mistakes("cancel", Map.of("orders", TWO, "line", 1L), Set.of()))
                .containsExactly(Mistake.at(
                        "line",
                        "a line, a quantity or an amount is of one order, and 2 are named",
                        "call cancel for each order by itself"));
        assertThat(of("legacy-oms").mistakes("cancel", Map.of("orders", ONE, "line", 1L), Set.of()))
                .isEmpty();
    }

    @Test
    void aQuantityWithoutALineIsAMistakeUnlessTheLineIsAPlaceholder() {
        Map<String, Object> with = Map.of("orders", ONE, "quantity", 1L);

        assertThat(of("legacy-oms").mistakes("cancel", with, Set.of()))
                .extracting(Mistake::key, Mistake::message)
                .containsExactly(tuple("quantity", "a quantity is of a line, and none is named"));
        assertThat(of("legacy-oms").mistakes("cancel", with, Set.of("line"))).isEmpty();
    }

    @Test
    void anUnknownValueOfADimensionIsAMistake() {
        assertThat(of("orchestrator").mistakes("enable-dual-write", Map.of("region", "us-eest"), Set.of()))
                .singleElement()
                .satisfies(mistake -> {
                    assertThat(mistake.key()).isEqualTo("region");
                    assertThat(mistake.message()).isEqualTo("unknown region 'us-eest'");
                    assertThat(mistake.hint()).endsWith("did you mean 'us-east'?");
                });
        assertThat(of("orchestrator").mistakes("enable-dual-write", Map.of("region", "us-east"), Set.of()))
                .isEmpty();
    }

    @Test
    void reservationsMoveToPlatformsOnly() {
        assertThat(of("inventory").mistakes("move-reservation", Map.of("orders", ONE, "to", "wms"), Set.of()))
                .extracting(Mistake::message)
                .containsExactly("'wms' cannot hold a reservation");
    }

    @Test
    void whatCannotBeASampleIsAMistakeBeforeTheCapture() {
        assertThat(messages(Map.of("sample", "many")))
                .containsExactly("sample must be a whole number from 1 to 10000, not many");
        assertThat(messages(Map.of("sample", 0L)))
                .containsExactly("sample must be a whole number from 1 to 10000, not 0");
        assertThat(messages(Map.of("segment", Map.of("region", "moon")))).containsExactly("unknown region 'moon'");
        assertThat(messages(Map.of("smaple", 3L))).containsExactly("smaple is unknown");
        assertThat(messages(Map.of("sample", 3L, "segment", Map.of("region", "us-east"), "set", "orders")))
                .isEmpty();
        assertThat(of("legacy-oms").captureMistakes("log", Map.of("sample", "many")))
                .isEmpty();
    }

    @Test
    void nobodyIsSureOfTheDimensionsThatAnotherSystemMaySet() {
        var without = new SandboxConnectorProvider().callValues(SandboxRun.binding("orchestrator", Map.of(), Map.of()));

        assertThat(without.mistakes("enable-dual-write", Map.of("region", "mars"), Set.of()))
                .isEmpty();
    }

    private static List<String> messages(Map<String, Object> with) {
        return of("legacy-oms").captureMistakes("records", with).stream()
                .map(Mistake::message)
                .toList();
    }

    private static CallValues of(String system) {
        var with = Map.<String, Object>of("dimensions", Map.of("region", List.of("us-east", "us-west")));
        return new SandboxConnectorProvider().callValues(SandboxRun.binding(system, with, Map.of()));
    }
}
