package dev.cutover.reconcile.judge.value;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.WrittenForm;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.spi.RecordSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the two values of a column are compared. The same bytes agree without further ado, unless the vocabulary has
 * another name for them on the right. Immutable, and so thread-safe.
 */
public final class ValueRule {
    private final ValueReading reading;
    private final Optional<Leniencies> leniencies;
    private final boolean isAmount;
    private final ColumnRule rule;

    private ValueRule(ValueReading reading, Optional<Leniencies> leniencies, boolean isAmount, ColumnRule rule) {
        this.reading = reading;
        this.leniencies = leniencies;
        this.isAmount = isAmount;
        this.rule = rule;
    }

    /** A rule for columns of these types. A text beside a typed column, as of a file, is read as that type. */
    public static ValueRule of(ColumnRule rule, RecordSet.Type left, RecordSet.Type right) {
        boolean isLenient = !rule.lenient().isEmpty() || !rule.vocabulary().isEmpty();
        var reading = ValueReading.of(rule.as(), left, right);
        boolean isCount = left == RecordSet.Type.WHOLE || right == RecordSet.Type.WHOLE;
        return new ValueRule(
                reading,
                isLenient ? Optional.of(new Leniencies(rule)) : Optional.empty(),
                reading instanceof ValueReading.OfNumbers && !isCount,
                rule);
    }

    public Agreement compare(RowView left, int leftColumn, RowView right, int rightColumn) {
        boolean same = left.isSame(leftColumn, right, rightColumn);
        if (leniencies.isPresent()) {
            return same
                    ? leniencies.get().compareSame(left.text(leftColumn), reading)
                    : leniencies.get().compare(left.text(leftColumn), right.text(rightColumn), reading);
        }
        if (same) {
            return Agreement.SAME;
        }
        return left.isNull(leftColumn) || right.isNull(rightColumn)
                ? Agreement.NONE
                : reading.compare(left, leftColumn, right, rightColumn);
    }

    /** Whether even values with the same bytes may differ, or agree only because nobody has translated them. */
    public boolean judgesSameBytes() {
        return leniencies.filter(Leniencies::translates).isPresent();
    }

    /** Whether something is overlooked on both sides before the values are compared. */
    public boolean overlooks(ColumnRule.Leniency one) {
        return leniencies.filter(known -> known.overlooks(one)).isPresent();
    }

    /** What a value of the left side is called on the right side; null if it keeps its name. */
    public @Nullable String meaning(String left) {
        return leniencies.isEmpty() ? null : leniencies.get().meaning(left);
    }

    /**
     * Whether the values are amounts, whose differences can be added up: decimals that are compared as numbers. Whole
     * numbers count something, such as versions or pieces.
     */
    public boolean isAmount() {
        return isAmount;
    }

    /** Whether somebody has written a rule; otherwise it is that of the column's type. */
    public boolean isWritten() {
        return !rule.equals(ColumnRule.BY_TYPE);
    }

    /** The form in which a side is said to write them. */
    public WrittenForm form(Side side) {
        return rule.written().getOrDefault(side, WrittenForm.USUAL);
    }

    /** Whether the values are read as numbers or times; otherwise they are bytes, and any text can be read. */
    public boolean isRead() {
        return !(reading instanceof ValueReading.OfBytes);
    }

    public boolean isTime() {
        return reading instanceof ValueReading.OfTimes;
    }

    /** Whether a text can be read as what the rule takes it for. */
    public boolean reads(String text) {
        return reading.reads(text);
    }
}
