package dev.cutover.reconcile.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalSliceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "1.2.3",
                "1,5",
                " 1",
                "1 ",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "1e",
                "1e+",
                "e5",
                ".e5",
                "1e5.5",
                "1_000",
                "1d",
                "1f",
                "١",
                "--1",
                "1e9999999999999999999"
            })
    void whatIsNoNumber(String text) {
        assertThat(DecimalSlice.of(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.5, 10.50",
        "-0, 0",
        "-0.000, 0",
        "0e5, 0",
        "007, 7",
        "+7, 7",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "1E-3, 0.001",
        "12345678901234567.89, 12345678901234567.890",
        "1e400, 10e399",
        "1e999999999, 10e999999998",
        "-0.0010e2, -0.1"
    })
    void theSameNumberInAnotherForm(String one, String other) {
        assertThat(number(one).sameAs(number(other))).isTrue();
        assertThat(number(other).sameAs(number(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, -1",
        "1, 10",
        "1.0, 1.01",
        "9007199254740992, 9007199254740993",
        "1e999999999, 1e999999998",
        "0, 1",
        "12, 1.2",
        "0.1, 0.01"
    })
    void twoNumbers(String one, String other) {
        assertThat(number(one).sameAs(number(other))).isFalse();
    }

    @Test
    void anUnreasonableNumberIsNoAmount() {
        assertThat(number("1e999999999").amount()).isEmpty();
        assertThat(number("1" + "0".repeat(5_000) + "1").amount()).isEmpty();
        assertThat(number("1e400").amount())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1e400"));
    }

    @Property
    void isTheNumberThatIsWritten(@ForAll("written") String text) {
        assertThat(number(text).amount().orElseThrow()).isEqualByComparingTo(new BigDecimal(text));
    }

    @Property
    void isTheSameAsTheNumbersAre(@ForAll("written") String one, @ForAll("written") String other) {
        boolean same = new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        assertThat(number(one).sameAs(number(other))).isEqualTo(same);
    }

    @Provide
    Arbitrary<String> written() {
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("0019").ofMinLength(1).ofMaxLength(22);
        Arbitrary<String> exponent = Arbitraries.integers().between(-30, 30).map(number -> "e" + number);
        return Combinators.combine(
                        Arbitraries.of("", "-", "+"),
                        digits,
                        digits.map(fraction -> "." + fraction).injectNull(0.4),
                        exponent.injectNull(0.6))
                .as((sign, whole, fraction, power) ->
                        sign + whole + (fraction == null ? "" : fraction) + (power == null ? "" : power));
    }

    private static DecimalSlice number(String text) {
        byte[] inside = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        DecimalSlice number = DecimalSlice.of(inside, 1, inside.length - 2);
        assertThat(number).as(text).isNotNull();
        return number;
    }
}
