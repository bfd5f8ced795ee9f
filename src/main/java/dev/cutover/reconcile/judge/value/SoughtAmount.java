package dev.cutover.reconcile.judge.value;

import dev.cutover.reconcile.row.RowView;
import java.math.BigDecimal;

/**
 * An amount, whatever its sign, that is looked for in the columns of many rows: most values are ruled out by their
 * first digit. Immutable.
 */
public final class SoughtAmount {
    private final BigDecimal amount;
    private final byte firstDigit;
    private final long magnitude;

    /** An amount that is not 0. */
    public SoughtAmount(BigDecimal signed) {
        amount = signed.abs();
        firstDigit = (byte) amount.unscaledValue().toString().charAt(0);
        magnitude = (long) amount.precision() - amount.scale() - 1;
    }

    /** Whether a column has it. */
    public boolean isIn(RowView row, int column) {
        int length = row.length(column);
        if (length <= 0 || !beginsLikeIt(row.bytes(), row.start(column), length)) {
            return false;
        }
        DecimalSlice number = DecimalSlice.of(row, column);
        return number != null
                && number.magnitude() == magnitude
                && number.amount()
                        .filter(value -> value.abs().compareTo(amount) == 0)
                        .isPresent();
    }

    /** Whether the first digit that is not 0 is the same; what is no number may pass. */
    private boolean beginsLikeIt(byte[] bytes, int start, int length) {
        int at = bytes[start] == '-' || bytes[start] == '+' ? start + 1 : start;
        int end = start + length;
        while (at < end && (bytes[at] == '0' || bytes[at] == '.')) {
            at++;
        }
        return at < end && bytes[at] == firstDigit;
    }
}
