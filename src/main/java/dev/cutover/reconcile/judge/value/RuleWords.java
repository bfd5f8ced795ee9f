package dev.cutover.reconcile.judge.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Amounts and spans in the words of people. Stateless and thread-safe. */
public final class RuleWords {
    private static final int TO_PERCENT = 2;
    private static final int MOST_DIGITS = 30;
    private static final MathContext EXPONENT_DIGITS = new MathContext(15);
    private static final int NANO_DIGITS = 9;

    private RuleWords() {}

    static String tolerance(BigDecimal tolerance, boolean relative) {
        return relative ? plain(tolerance.movePointRight(TO_PERCENT)) + " %" : plain(tolerance);
    }

    /** A number without an exponent, and without zeros at its end. */
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The same as it is told: with an exponent, and no more digits than somebody reads, where it is that long. */
    public static String told(BigDecimal number) {
        String plain = plain(number);
        return plain.length() <= MOST_DIGITS
                ? plain
                : number.round(EXPONENT_DIGITS).stripTrailingZeros().toString();
    }

    /** A span that is not negative: {@code 1h30m}, {@code 0.5s}. */
    public static String duration(Duration span) {
        var out = new StringBuilder();
        append(out, span.toDays(), "d");
        append(out, span.toHoursPart(), "h");
        append(out, span.toMinutesPart(), "m");
        BigDecimal seconds =
                BigDecimal.valueOf(span.toSecondsPart()).add(BigDecimal.valueOf(span.toNanosPart(), NANO_DIGITS));
        if (seconds.signum() != 0 || out.isEmpty()) {
            out.append(plain(seconds)).append('s');
        }
        return out.toString();
    }

    private static void append(StringBuilder out, long number, String unit) {
        if (number != 0) {
            out.append(number).append(unit);
        }
    }
}
