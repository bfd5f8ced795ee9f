package dev.cutover.reconcile.judge.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number of so few digits that a {@code long} holds them. Two that are the same number are equal. Immutable.
 *
 * @param digits with the sign, and without a 0 at the end
 * @param scale how many of them are behind the point; 0 for the number 0
 */
public record ShortDecimal(long digits, int scale) {
    /** One more digit and a sum might not fit. */
    static final int MOST_DIGITS = 18;

    private static final long TOO_MANY = Long.MIN_VALUE;
    private static final int THOUSANDTH = 1_000;
    private static final long[] POWERS = powers();

    private static long[] powers() {
        long[] powers = new long[MOST_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** What is left when another one is taken away; null if it has too many digits. */
    public @Nullable ShortDecimal minus(ShortDecimal other) {
        int common = Math.max(scale, other.scale);
        long one = raised(common);
        long less = other.raised(common);
        if (one == TOO_MANY || less == TOO_MANY) {
            return null;
        }
        long rest = one - less;
        if (rest == 0) {
            return new ShortDecimal(0, 0);
        }
        int places = common;
        while (rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        return new ShortDecimal(rest, places);
    }

    /** Whether it is surely no more than a thousandth of another one, whatever their signs. */
    public boolean isThousandthOf(ShortDecimal other) {
        int common = Math.max(scale, other.scale);
        long one = raised(common);
        long whole = other.raised(common);
        return one != TOO_MANY && whole != TOO_MANY && Math.abs(one) <= Math.abs(whole) / THOUSANDTH;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(digits, scale);
    }

    /** Its digits with more of them behind the point. */
    private long raised(int toScale) {
        int by = toScale - scale;
        if (by > MOST_DIGITS) {
            return TOO_MANY;
        }
        long power = POWERS[by];
        return Math.abs(digits) < POWERS[MOST_DIGITS] / power ? digits * power : TOO_MANY;
    }
}
