package dev.cutover.connector.jdbc.dialect;

import dev.cutover.spi.sums.RowDigest;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The SQL of one kind of database. What is here fits most of them. Every text that it writes for a value is the same on
 * all of them. Stateless and thread-safe.
 */
public abstract class SqlDialect {
    /** The most digits of a second's fraction that all of them write. */
    protected static final int FRACTION = 6;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int HEX_OF_WORD = 8;

    /** The first words of what every transaction may hold. */
    private static final Set<String> PARTS = Set.of("insert", "update", "delete", "merge", "replace", "with", "select");

    /** What a session is told before anything is asked, so that no setting of the server changes a text. */
    public abstract List<String> pins();

    /** A name as part of a statement. */
    public String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text as part of a statement. */
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The name of a column that people write, where the engine makes another one of it. */
    public String commonName(String label) {
        return label;
    }

    /** What a column holds. */
    public ColumnKind kind(ColumnFacts column) {
        return switch (column.jdbcType()) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.CLOB,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.NCLOB -> ColumnKind.TEXT;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnKind.WHOLE;
            case Types.NUMERIC, Types.DECIMAL ->
                column.precision() <= 0 || column.scale() < 0
                        ? ColumnKind.NUMBER
                        : column.scale() == 0 ? ColumnKind.WHOLE : ColumnKind.DECIMAL;
            case Types.FLOAT, Types.REAL, Types.DOUBLE -> ColumnKind.NUMBER;
            case Types.BOOLEAN, Types.BIT -> ColumnKind.BOOLEAN;
            case Types.TIMESTAMP_WITH_TIMEZONE -> ColumnKind.INSTANT;
            case Types.TIMESTAMP -> ColumnKind.LOCAL_TIME;
            case Types.DATE -> ColumnKind.DATE;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ColumnKind.BYTES;
            default -> ColumnKind.OTHER;
        };
    }

    /** Whether a condition on the column itself, which an index may serve, finds at least the rows with a text. */
    public boolean comparesTexts(ColumnFacts column) {
        return kind(column) == ColumnKind.TEXT;
    }

    /** The text of anything. */
    public abstract String text(String value);

    /** A number with so many digits after the point. */
    public String decimal(String value, int scale) {
        return text("cast(" + value + " as decimal(38," + scale + "))");
    }

    public String truth(String value) {
        return "case when " + value + " then 'true' when not " + value + " then 'false' end";
    }

    /** An instant in UTC. */
    public abstract String instant(String value);

    /** The same of a time without a zone that is in UTC. */
    public abstract String utcInstant(String localTime);

    public abstract String localTime(String value);

    public abstract String date(String value);

    /** Bytes in hexadecimal digits, in lower case. */
    public abstract String hexadecimal(String value);

    /** An instant as part of a statement, to be compared with a column of instants. */
    public String moment(Instant instant) {
        return "timestamp '" + written(instant) + " UTC'";
    }

    /** The same for a column of times without a zone that are in UTC. */
    public String utcMoment(Instant instant) {
        return "timestamp '" + written(instant) + "'";
    }

    /** No instant, as part of a statement. */
    public String noMoment() {
        return "cast(null as timestamp with time zone)";
    }

    /** The type of great whole numbers. */
    public String wholeType() {
        return "bigint";
    }

    /** A text by whose order rows are in the order of its bytes in UTF-8. */
    public abstract String ordered(String text);

    /** The instant of now. */
    public String now() {
        return instant("current_timestamp");
    }

    /** How many bytes a text has in UTF-8, as text. */
    protected abstract String bytes(String text);

    protected String joined(List<String> texts) {
        return String.join(" || ", texts);
    }

    /** The row text of {@link dev.cutover.spi.sums}. */
    public String rowText(List<String> values) {
        return joined(values.stream()
                .map(value -> "coalesce(" + joined(List.of(bytes(value), "':'", value)) + ", '-')")
                .toList());
    }

    /** The digest of a text, in a form that {@link #word} takes. */
    public abstract String digest(RowDigest digest, String text);

    /** The word of a digest that begins at a character of its hexadecimal form, as a whole number without a sign. */
    protected abstract String wordAt(String digest, int start, int length);

    /** One of the first four words of a digest, from 1. */
    public String word(String digest, int number) {
        return wordAt(digest, (number - 1) * HEX_OF_WORD + 1, HEX_OF_WORD);
    }

    /** Divides two whole numbers, both of them not negative. */
    public String quotient(String dividend, long divisor) {
        return dividend + " / " + divisor;
    }

    /**
     * Stands at the end of an inner query that must not be merged into the outer one, or all is digested four times.
     */
    public String fence() {
        return "";
    }

    /** The whole column that an estimate of rows is in, or a text before it; empty if the engine tells no estimate. */
    public String explainedRows() {
        return "";
    }

    /** As a text in UTC, with six digits of the fraction. */
    protected static String written(Instant instant) {
        return MOMENT.format(instant);
    }

    /** What it takes for a quoted text or a comment. */
    public SqlNotation notation() {
        return new SqlNotation(false, false, false);
    }

    /** A truth as the text of a statement's value. */
    public String given(boolean truth) {
        return Boolean.toString(truth);
    }

    /** A query that says 1 if the session may change nothing, else 0; empty if there are no such sessions. */
    public String readOnlyQuery() {
        return "";
    }

    /** The isolation of a change, as JDBC numbers it; empty: as the server has it. */
    public OptionalInt isolation() {
        return OptionalInt.empty();
    }

    /** Whether a statement with this first word may end its transaction, so that it cannot be part of one. */
    public boolean commitsByItself(String firstWord) {
        return !PARTS.contains(firstWord);
    }

    /**
     * A query that says 1 once no other session holds the lock of this number; the lock ends with the transaction or
     * the session. Empty if there are none: then only this process can change the database.
     *
     * @param seconds how long to wait; what waits longer fails, or says something else
     */
    public String lock(long number, int seconds) {
        return "";
    }

    /** A query of how many tables of this name keep what was rolled back; empty if none can. */
    public String unsafeTables(String table) {
        return "";
    }

    /** The same of all tables that the user can see. */
    public String unsafeTables() {
        return "";
    }

    /** A query right after a rollback whose column {@code Code} says what was kept; empty if nothing can be. */
    public String keptAfterRollback() {
        return "";
    }
}
