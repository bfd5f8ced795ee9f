package dev.cutover.reconcile.judge.value;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.spi.RecordSet;
import java.util.Optional;

/**
 * How the two values of a column are compared. The same bytes agree without further ado, unless the vocabulary gives
 * the word another meaning on the right. Immutable, and so thread-safe.
 */
public final class ValueRule {
    private final ValueReading reading;
    private final Optional<Leniencies> leniencies;

    private ValueRule(ValueReading reading, Optional<Leniencies> leniencies) {
        this.reading = reading;
        this.leniencies = leniencies;
    }

    /** A rule for columns of these types. A text beside a typed column, as of a file, is read as that type. */
    public static ValueRule of(ColumnRule rule, RecordSet.Type left, RecordSet.Type right) {
        boolean isLenient = !rule.lenient().isEmpty() || !rule.vocabulary().isEmpty();
        return new ValueRule(
                ValueReading.of(rule.as(), left, right),
                isLenient ? Optional.of(new Leniencies(rule)) : Optional.empty());
    }

    public Agreement compare(RowView left, int leftColumn, RowView right, int rightColumn) {
        boolean same = left.isSame(leftColumn, right, rightColumn);
        if (leniencies.isPresent()) {
            return same && !leniencies.get().meansAnother(left.text(leftColumn))
                    ? Agreement.SAME
                    : leniencies.get().compare(left.text(leftColumn), right.text(rightColumn), reading);
        }
        if (same) {
            return Agreement.SAME;
        }
        return left.isNull(leftColumn) || right.isNull(rightColumn)
                ? Agreement.NONE
                : reading.compare(left, leftColumn, right, rightColumn);
    }

    /** Whether even values with the same bytes may differ. */
    public boolean judgesSameBytes() {
        return leniencies.filter(Leniencies::isAmbiguous).isPresent();
    }

    /** Whether the values are amounts, whose differences can be added up. */
    public boolean isNumber() {
        return reading instanceof ValueReading.OfNumbers;
    }
}
