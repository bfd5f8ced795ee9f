package dev.cutover.reconcile.judge.value;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.spi.RecordSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the texts of a column stand for, for values whose bytes are not the same. */
sealed interface ValueReading {

    Agreement compare(RowView left, int leftColumn, RowView right, int rightColumn);

    Agreement compare(String left, String right);

    /** Whether a text is one of what they stand for. */
    boolean reads(String text);

    static ValueReading of(ColumnRule.As as, RecordSet.Type left, RecordSet.Type right) {
        if (as instanceof ColumnRule.As.Decimal decimal) {
            return new OfNumbers(decimal.tolerance(), decimal.relative());
        }
        if (as instanceof ColumnRule.As.Time time) {
            return new OfTimes(time.tolerance(), time.zone());
        }
        if (as instanceof ColumnRule.As.Exact || as instanceof ColumnRule.As.Ignored) {
            return new OfBytes();
        }
        if (as instanceof ColumnRule.As.ByType) {
            return byType(left, right);
        }
        throw new IllegalArgumentException("no such reading: " + as);
    }

    private static ValueReading byType(RecordSet.Type left, RecordSet.Type right) {
        Set<RecordSet.Type> types = EnumSet.of(left, right);
        if (types.size() > 1) {
            types.remove(RecordSet.Type.TEXT);
        }
        if (EnumSet.of(RecordSet.Type.DECIMAL, RecordSet.Type.WHOLE).containsAll(types)) {
            return new OfNumbers(BigDecimal.ZERO, false);
        }
        return types.equals(EnumSet.of(RecordSet.Type.INSTANT))
                ? new OfTimes(Duration.ZERO, Optional.empty())
                : new OfBytes();
    }

    /** They stand for themselves. */
    record OfBytes() implements ValueReading {
        @Override
        public boolean reads(String text) {
            return true;
        }

        @Override
        public Agreement compare(RowView left, int leftColumn, RowView right, int rightColumn) {
            return Agreement.NONE;
        }

        @Override
        public Agreement compare(String left, String right) {
            return Agreement.NONE;
        }
    }

    /**
     * Decimal numbers. What is no number agrees with nothing.
     *
     * @param relative whether the tolerance is a share of the greater amount
     */
    record OfNumbers(BigDecimal tolerance, boolean relative) implements ValueReading {
        private static final String FORM = "number";

        @Override
        public boolean reads(String text) {
            return isPlain(text) || DecimalSlice.of(text) != null;
        }

        /** Digits with at most one point among them, as most numbers are: nothing has to be made to see that. */
        private static boolean isPlain(String text) {
            int start = text.startsWith("-") ? 1 : 0;
            int points = 0;
            for (int i = start; i < text.length(); i++) {
                char letter = text.charAt(i);
                points += letter == '.' ? 1 : 0;
                if ((letter < '0' || letter > '9') && letter != '.') {
                    return false;
                }
            }
            return points <= 1 && text.length() - start > points;
        }

        @Override
        public Agreement compare(RowView left, int leftColumn, RowView right, int rightColumn) {
            return compare(DecimalSlice.of(left, leftColumn), DecimalSlice.of(right, rightColumn));
        }

        @Override
        public Agreement compare(String left, String right) {
            return compare(DecimalSlice.of(left), DecimalSlice.of(right));
        }

        private Agreement compare(@Nullable DecimalSlice left, @Nullable DecimalSlice right) {
            if (left == null || right == null) {
                return Agreement.NONE;
            }
            if (left.sameAs(right)) {
                return Agreement.by(FORM);
            }
            return tolerance.signum() > 0 && isWithin(left, right)
                    ? Agreement.by(FORM + " within " + RuleWords.tolerance(tolerance, relative))
                    : Agreement.NONE;
        }

        private boolean isWithin(DecimalSlice left, DecimalSlice right) {
            Optional<BigDecimal> one = left.amount();
            Optional<BigDecimal> other = right.amount();
            if (one.isEmpty() || other.isEmpty()) {
                return false;
            }
            BigDecimal most = relative ? one.get().abs().max(other.get().abs()).multiply(tolerance) : tolerance;
            return one.get().subtract(other.get()).abs().compareTo(most) <= 0;
        }
    }

    /**
     * Instants. What is none agrees with nothing.
     *
     * @param zone of texts that state none
     */
    record OfTimes(Duration tolerance, Optional<ZoneId> zone) implements ValueReading {
        private static final String FORM = "time";

        @Override
        public boolean reads(String text) {
            return TimeText.of(text, zone).isPresent();
        }

        @Override
        public Agreement compare(RowView left, int leftColumn, RowView right, int rightColumn) {
            String one = left.text(leftColumn);
            String other = right.text(rightColumn);
            return one == null || other == null ? Agreement.NONE : compare(one, other);
        }

        @Override
        public Agreement compare(String left, String right) {
            Optional<Instant> one = TimeText.of(left, zone);
            Optional<Instant> other = TimeText.of(right, zone);
            if (one.isEmpty() || other.isEmpty()) {
                return Agreement.NONE;
            }
            Duration apart = Duration.between(one.get(), other.get()).abs();
            if (apart.isZero()) {
                return Agreement.by(FORM);
            }
            return apart.compareTo(tolerance) <= 0
                    ? Agreement.by(FORM + " within " + RuleWords.duration(tolerance))
                    : Agreement.NONE;
        }
    }
}
