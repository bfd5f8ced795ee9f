package dev.cutover.connector.sandbox.estate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCallTest {
    private static final String ONE = "SO-000014863365";
    private static final Instant NOW = Instant.parse("2026-01-15T02:00:00Z");

    @Test
    void isOneCommandForEachOrder() {
        var call = call("cancel", Map.of("orders", ONE + ", SO-000000000007"));

        assertThat(call.commands(NOW))
                .extracting(OrderCommand::order, OrderCommand::verb, OrderCommand::key, OrderCommand::at)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(14_863_365L, OrderVerb.CANCEL, "k/" + ONE, NOW),
                        org.assertj.core.groups.Tuple.tuple(7L, OrderVerb.CANCEL, "k/SO-000000000007", NOW));
    }

    @Test
    void keepsTheKeyOfACallForOneOrder() {
        assertThat(call("cancel", Map.of("orders", ONE)).commands(NOW))
                .singleElement()
                .extracting(OrderCommand::key)
                .isEqualTo("k");
    }

    @Test
    void meansAnOrderThatIsNamedTwiceOnce() {
        assertThat(call("hold", Map.of("orders", ONE + "," + ONE)).orders()).containsExactly(OrderId.parse(ONE));
    }

    @Test
    void canBeAboutAPartOfAnOrder() {
        var refund = OrderCall.of(
                        EstateSystem.PAYMENTS,
                        "refund",
                        Map.of("orders", ONE, "line", "2", "quantity", "1", "amount", "12.5"),
                        "k")
                .orElseThrow();

        assertThat(refund.line()).isEqualTo(OptionalInt.of(2));
        assertThat(refund.quantity()).isEqualTo(OptionalInt.of(1));
        assertThat(refund.cents()).isEqualTo(OptionalLong.of(1_250));
    }

    @Test
    void isNoneWhereTheSystemDoesNotTakeIt() {
        assertThat(OrderCall.of(EstateSystem.NOTIFICATIONS, "resume", Map.of("orders", ONE), "k"))
                .isEmpty();
        assertThat(OrderCall.of(EstateSystem.LEGACY_OMS, "close-intake", Map.of(), "k"))
                .isEmpty();
    }

    @Test
    void mayNameNoOrder() {
        assertThat(OrderCall.of(EstateSystem.LEGACY_OMS, "release", Map.of("orders", " , "), "k")
                        .orElseThrow()
                        .commands(Instant.EPOCH))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders=17                         | '17' is not the id of an order",
                "orders=SO-17                      | 'SO-17' is not the id of an order",
                "orders=SO-0000000000017           | 'SO-0000000000017' is not the id of an order",
                "orders=so-000014863365            | 'so-000014863365' is not the id of an order",
                "orders=SO-9999999999999999999     | 'SO-9999999999999999999' is not the id of an order",
                "orders=SO-000014863365;line=0     | '0' cannot be a line",
                "orders=SO-000014863365;line=first | 'first' cannot be a line",
                "orders=SO-000014863365;quantity=1 | a quantity is of a line, and none is named",
                "orders=SO-000014863365;line=1;quantity=-1 | '-1' cannot be a quantity",
                "orders=SO-000014863365;amount=0   | '0' cannot be an amount of money",
                "orders=SO-000014863365;amount=1.005 | '1.005' cannot be an amount of money",
                "orders=SO-000014863365;amount=-3  | '-3' cannot be an amount of money",
                "orders=SO-000014863365,SO-000000000007;line=1 | a line, a quantity or an amount is of one order, and 2 are named"
            })
    void refusesWhatMakesNoSense(String given, String problem) {
        var arguments = new LinkedHashMap<String, String>();
        for (String pair : given.replace("'", "").split(";", -1)) {
            arguments.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }

        assertThatThrownBy(() -> call("cancel", arguments))
                .isInstanceOf(EstateException.class)
                .hasMessage(problem);
    }

    @Test
    void doesNotRepeatALongTextThatIsNoId() {
        assertThatThrownBy(() -> call("cancel", Map.of("orders", "x".repeat(10_000))))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(100));
    }

    private static OrderCall call(String action, Map<String, String> arguments) {
        return OrderCall.of(EstateSystem.LEGACY_OMS, action, arguments, "k").orElseThrow();
    }
}
