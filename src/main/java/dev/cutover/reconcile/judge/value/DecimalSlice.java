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

    private static final int LONG_DIGITS = ShortDecimal.MOST_DIGITS;
    private static final long NO_NUMBER = Long.MIN_VALUE;

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
        if (text.isEmpty() || text.charAt(0) > '9') {
            return null;
        }
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
        long exponent = at == end ? 0 : hasDigits ? exponent(bytes, at, end) : NO_NUMBER;
        if (!hasDigits || exponent == NO_NUMBER) {
            return null;
        }
        if (first < 0) {
            return new DecimalSlice(bytes, false, start, start, 0);
        }
        int ones = (point < 0 ? at : point) - 1;
        long places = first <= ones ? (long) ones - first : (long) ones - first + 1;
        return new DecimalSlice(bytes, negative, first, last + 1, places + exponent);
    }

    private static long exponent(byte[] bytes, int start, int end) {
        int at = start + 1;
        if ((bytes[start] | 0x20) != 'e' || at == end) {
            return NO_NUMBER;
        }
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        if (at == end || end - at > LONG_DIGITS) {
            return NO_NUMBER;
        }
        long value = 0;
        for (; at < end; at++) {
            if (!isDigit(bytes[at])) {
                return NO_NUMBER;
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
        if (!isReasonable()) {
            return Optional.empty();
        }
        ShortDecimal small = small();
        return Optional.of(small == null ? large() : small.toBigDecimal());
    }

    /** To reckon with quickly; null if it has too many digits for that. */
    public @Nullable ShortDecimal small() {
        if (isZero()) {
            return new ShortDecimal(0, 0);
        }
        if (to - from > LONG_DIGITS + 1 || !isReasonable()) {
            return null;
        }
        int digits = 0;
        long small = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] != '.') {
                digits++;
                small = small * 10 + bytes[at] - '0';
            }
        }
        if (digits > LONG_DIGITS) {
            return null;
        }
        return new ShortDecimal(negative ? -small : small, (int) (digits - 1 - magnitude));
    }

    private boolean isReasonable() {
        return to - from <= REASONABLE && Math.abs(magnitude) <= REASONABLE;
    }

    private BigDecimal large() {
        String digits = new String(bytes, from, to - from, StandardCharsets.US_ASCII).replace(".", "");
        var amount = new BigDecimal(digits).scaleByPowerOfTen((int) (magnitude - digits.length() + 1));
        return negative ? amount.negate() : amount;
    }

    /** The power of ten of its first digit that is not 0: 0 for 5, -1 for 0.5. */
    long magnitude() {
        return magnitude;
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
