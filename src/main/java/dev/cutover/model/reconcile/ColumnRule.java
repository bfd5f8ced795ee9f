package dev.cutover.model.reconcile;

import dev.cutover.model.order.OrderedCopies;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the two values of one column are compared. What agrees only because of a rule is counted, and shown.
 *
 * @param lenient what is overlooked on both sides before they are compared
 * @param vocabulary what a value of the left side is called on the right side; a value that is not in it keeps its name
 * @param written how a side writes the values, where that is not what is usually read
 */
public record ColumnRule(As as, Set<Leniency> lenient, Map<String, String> vocabulary, Map<Side, WrittenForm> written) {

    /** As the type of the column says: the rule of a column for which none was written. */
    public static final ColumnRule BY_TYPE = new ColumnRule(new As.ByType(), Set.of(), Map.of());

    public static final ColumnRule IGNORED = new ColumnRule(new As.Ignored(), Set.of(), Map.of());

    public ColumnRule {
        lenient = OrderedCopies.copy(lenient);
        vocabulary = OrderedCopies.copy(vocabulary);
        written = OrderedCopies.copy(written);
    }

    /** A rule for values that both sides write in the usual form. */
    public ColumnRule(As as, Set<Leniency> lenient, Map<String, String> vocabulary) {
        this(as, lenient, vocabulary, Map.of());
    }

    /** The same for values that are written so. */
    public ColumnRule withWritten(Map<Side, WrittenForm> forms) {
        return new ColumnRule(as, lenient, vocabulary, forms);
    }

    /** What the texts stand for. */
    public sealed interface As {

        /** What the type of the column says; text where it has none, as in a CSV file. */
        record ByType() implements As {}

        /** The same bytes: {@code 10.5} is not {@code 10.50}. */
        record Exact() implements As {}

        /**
         * Decimal numbers: {@code 10.5} is {@code 10.50}.
         *
         * @param tolerance the greatest difference that still agrees, not negative
         * @param relative whether the tolerance is a share of the greater of the two amounts
         */
        record Decimal(BigDecimal tolerance, boolean relative) implements As {}

        /**
         * Instants.
         *
         * @param tolerance the greatest difference that still agrees
         * @param zone of texts that state none; without it, such a text is no instant
         */
        record Time(Duration tolerance, Optional<ZoneId> zone) implements As {}

        /** The column is not compared. */
        record Ignored() implements As {}
    }

    /** What is overlooked. */
    public enum Leniency {
        /** White space at both ends. */
        TRIM,
        /** Upper and lower case. */
        CASE,
        /** An empty text is no value. */
        BLANK_IS_NULL
    }
}
