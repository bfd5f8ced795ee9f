package dev.cutover.reconcile.judge.value;

import dev.cutover.reconcile.row.RowView;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number as its digits stand in a buffer: a sign, digits with a point among them, an exponent. It is compared
 * digit by digit, so that 1e999999999 takes no more memory than its text. NaN and infinity are no numbers. Immutable as
 * long as the buffer is.
 */
public final class DecimalSlice {
    /** More digits, or an exponent further from 0, make no amount that is reckoned with. */
    private static final int REASONABLE = 1_000;

    private static final int LONG_DIGITS = 18;

    private final byte[] bytes;
    private final boolean negative;
    /** From the first digit that is not 0 to the one after the last that is not 0; empty for 0. */
    private final int from;

    private final int to;
    /** Of the first digit: 0 for 5, -1 for 0.5. */
    private final long magnitude;

    private DecimalSlice(byte[] bytes, boolean negative, int from, int to, long magnitude) {
        this.bytes = bytes;
        this.negative = negative;
        this.from = from;
        this.to = to;
        this.magnitude = magnitude;
    }

    /** The number in a column; null if it has no value, or one that is no number. */
    public static @Nullable DecimalSlice of(RowView row, int column) {
        return row.isNull(column) ? null : of(row.bytes(), row.start(column), row.length(column));
    }

    /** The number that a text is; null if it is none. */
    public static @Nullable DecimalSlice of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** The number that a slice is; null if it is none. */
    static @Nullable DecimalSlice of(byte[] bytes, int start, int length) {
        int end = start + length;
        int at = start;
        boolean negative = false;
        if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        int digits = at;
        int point = -1;
        int first = -1;
        int last = -1;
        while (at < end && (isDigit(bytes[at]) || (bytes[at] == '.' && point < 0))) {
            if (bytes[at] == '.') {
                point = at;
            } else if (bytes[at] != '0') {
                first = first < 0 ? at : first;
                last = at;
            }
            at++;
        }
        boolean hasDigits = at - digits > (point < 0 ? 0 : 1);
        Long exponent = at == end ? Long.valueOf(0) : exponent(bytes, at, end);
        if (!hasDigits || exponent == null) {
            return null;
        }
        if (first < 0) {
            return new DecimalSlice(bytes, false, start, start, 0);
        }
        int ones = (point < 0 ? at : point) - 1;
        long places = first <= ones ? (long) ones - first : (long) ones - first + 1;
        return new DecimalSlice(bytes, negative, first, last + 1, places + exponent);
    }

    private static @Nullable Long exponent(byte[] bytes, int start, int end) {
        int at = start + 1;
        if ((bytes[start] | 0x20) != 'e' || at == end) {
            return null;
        }
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        if (at == end || end - at > LONG_DIGITS) {
            return null;
        }
        long value = 0;
        for (; at < end; at++) {
            if (!isDigit(bytes[at])) {
                return null;
            }
            value = value * 10 + bytes[at] - '0';
        }
        return negative ? -value : value;
    }

    public boolean isZero() {
        return from == to;
    }

    /** Whether they are the same number: 10.5 is 10.50, and -0 is 0. */
    public boolean sameAs(DecimalSlice other) {
        if (negative != other.negative || magnitude != other.magnitude || isZero() != other.isZero()) {
            return false;
        }
        int at = from;
        int otherAt = other.from;
        while (at < to && otherAt < other.to) {
            if (bytes[at] == '.') {
                at++;
            } else if (other.bytes[otherAt] == '.') {
                otherAt++;
            } else if (bytes[at++] != other.bytes[otherAt++]) {
                return false;
            }
        }
        return at == to && otherAt == other.to;
    }

    /** To reckon with; empty if it has an unreasonable number of digits. */
    public Optional<BigDecimal> amount() {
        if (isZero()) {
            return Optional.of(BigDecimal.ZERO);
        }
        if (to - from > REASONABLE || Math.abs(magnitude) > REASONABLE) {
            return Optional.empty();
        }
        int digits = 0;
        long small = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] != '.') {
                digits++;
                small = small * 10 + bytes[at] - '0';
            }
        }
        int scale = (int) (digits - 1 - magnitude);
        BigDecimal amount = digits <= LONG_DIGITS ? BigDecimal.valueOf(small, scale) : large(scale);
        return Optional.of(negative ? amount.negate() : amount);
    }

    private BigDecimal large(int scale) {
        String digits = new String(bytes, from, to - from, StandardCharsets.US_ASCII).replace(".", "");
        return new BigDecimal(digits).scaleByPowerOfTen(-scale);
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
