package dev.cutover.spi.sums;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Eight rows that two systems must write and digest alike before their sums mean anything: a border between columns, an
 * empty text, no value, accents, a character beyond 16 bits, a blank at the end, a tab, small and great amounts, a
 * fraction of a second. Immutable.
 */
public final class Handshake {
    /** The forms of a row's columns: a number, a text, an amount, an instant. */
    public static final List<SumColumn> COLUMNS = List.of(
            new SumColumn("n", SumForm.WHOLE),
            new SumColumn("t", SumForm.TEXT),
            new SumColumn("amount", SumForm.decimal(2)),
            new SumColumn("at", SumForm.INSTANT));

    /** The rows, each value in its form. */
    public static final List<Row> ROWS = List.of(
            new Row("1", "a|b", "0.00", "2025-01-01T00:00:00.000000Z"),
            new Row("2", "", "-0.01", "2025-02-28T23:59:59.000000Z"),
            new Row("3", null, null, null),
            new Row("4", "Gr\u00fcn d\u00e9j\u00e0", "12345678901.99", "1999-12-31T12:30:45.500000Z"),
            new Row("5", "\ud83d\ude9a", "10.50", "2025-03-30T01:30:00.000000Z"),
            new Row("6", "blank ", "-7.00", "2025-10-26T02:30:00.123456Z"),
            new Row("-7", "tab\there", "0.10", "2038-01-19T03:14:07.000000Z"),
            new Row("9007199254740993", "it's 1:2-", "1000000.00", "2025-06-15T10:00:00.000001Z"));

    private Handshake() {}

    /** One row, as its values stand in its text. */
    public record Row(
            String n,
            @Nullable String t,
            @Nullable String amount,
            @Nullable String at) {

        /** The values in the order of the columns. */
        public List<@Nullable String> values() {
            var values = new ArrayList<@Nullable String>();
            values.add(n);
            values.add(t);
            values.add(amount);
            values.add(at);
            return values;
        }
    }

    /** What every system must answer. */
    public static BucketSum.Words expected(RowDigest digest) {
        return ROWS.stream()
                .map(row -> RowText.words(digest, row.values()))
                .reduce(BucketSum.Words.NONE, BucketSum.Words::plus);
    }
}
