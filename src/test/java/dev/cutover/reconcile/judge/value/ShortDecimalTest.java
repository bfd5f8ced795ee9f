package dev.cutover.reconcile.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ShortDecimalTest {

    @Property
    void isTheDifferenceOfTheNumbers(@ForAll("written") String one, @ForAll("written") String other) {
        BigDecimal expected = new BigDecimal(one).subtract(new BigDecimal(other));
        ShortDecimal rest = number(one).minus(number(other));
        if (rest != null) {
            assertThat(rest.toBigDecimal()).isEqualByComparingTo(expected);
            assertThat(rest.digits() % 10 == 0).isEqualTo(expected.signum() == 0);
        }
    }

    @Property
    void isAThousandthOnlyWhereItIs(@ForAll("written") String one, @ForAll("written") String other) {
        if (number(one).isThousandthOf(number(other))) {
            assertThat(new BigDecimal(one).abs().movePointRight(3)).isLessThanOrEqualTo(new BigDecimal(other).abs());
        }
    }

    @Test
    void amountsOfMoneyAlwaysFit() {
        assertThat(number("99999999999.99").minus(number("-99999999999.99"))).isEqualTo(number("199999999999.98"));
        assertThat(number("11.50").minus(number("10.5"))).isEqualTo(new ShortDecimal(1, 0));
        assertThat(number("0.05").isThousandthOf(number("-50"))).isTrue();
        assertThat(number("0.06").isThousandthOf(number("50"))).isFalse();
    }

    @Test
    void whatDoesNotFitIsLeftToOthers() {
        assertThat(number("1e30").minus(number("1"))).isNull();
        assertThat(number("999999999999999999").minus(number("0.1"))).isNull();
        assertThat(number("1").isThousandthOf(number("1e30"))).isFalse();
        assertThat(DecimalSlice.of("1234567890123456789").small()).isNull();
    }

    @Provide
    Arbitrary<String> written() {
        Arbitrary<Long> digits = Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L);
        return Combinators.combine(digits, Arbitraries.integers().between(-25, 25))
                .as((number, scale) -> BigDecimal.valueOf(number, scale).toString());
    }

    private static ShortDecimal number(String text) {
        DecimalSlice slice = DecimalSlice.of(text);
        assertThat(slice).as(text).isNotNull();
        ShortDecimal small = slice.small();
        assertThat(small).as(text).isNotNull();
        return small;
    }
}
