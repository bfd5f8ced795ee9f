package dev.cutover.connector.jdbc.dialect;

import dev.cutover.spi.sums.RowDigest;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** PostgreSQL, and what speaks like it. Stateless and thread-safe. */
public final class PostgreSqlDialect extends SqlDialect {
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");

    @Override
    public List<String> pins() {
        return List.of(
                "set time zone 'UTC'",
                "set datestyle = 'ISO, YMD'",
                "set intervalstyle = 'postgres'",
                "set extra_float_digits = 1",
                "set standard_conforming_strings = on",
                "set bytea_output = 'hex'");
    }

    @Override
    public ColumnKind kind(ColumnFacts column) {
        return switch (column.typeName()) {
            case "timestamptz" -> ColumnKind.INSTANT;
            case "money", "bit", "varbit", "oid" -> ColumnKind.OTHER;
            default -> super.kind(column);
        };
    }

    /** An enumeration has no value for just any text. */
    @Override
    public boolean comparesTexts(ColumnFacts column) {
        return TEXTS.contains(column.typeName());
    }

    @Override
    public String text(String value) {
        return value + "::text";
    }

    /** Rounding to at least the own scale changes nothing, and has no limit of digits. */
    @Override
    public String decimal(String value, int scale) {
        return text("round(" + value + "::numeric, " + scale + ")");
    }

    @Override
    public String instant(String value) {
        return utcInstant("(" + value + " at time zone 'UTC')");
    }

    @Override
    public String utcInstant(String localTime) {
        return "to_char(" + localTime + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    @Override
    public String localTime(String value) {
        return "to_char(" + value + ", 'YYYY-MM-DD HH24:MI:SS.US')";
    }

    @Override
    public String date(String value) {
        return "to_char(" + value + ", 'YYYY-MM-DD')";
    }

    @Override
    public String hexadecimal(String value) {
        return "encode(" + value + ", 'hex')";
    }

    @Override
    public String moment(Instant instant) {
        return "timestamptz '" + written(instant) + "+00'";
    }

    @Override
    public String ordered(String text) {
        return text + " collate \"C\"";
    }

    @Override
    protected String bytes(String text) {
        return "octet_length(" + text + ")::text";
    }

    @Override
    public String digest(RowDigest digest, String text) {
        return switch (digest) {
            case MD5 -> "md5(" + text + ")";
            case SHA_256 -> "encode(sha256(convert_to(" + text + ", 'UTF8')), 'hex')";
        };
    }

    @Override
    protected String wordAt(String digest, int start, int length) {
        return "('x' || substr(" + digest + ", " + start + ", " + length + "))::bit(32)::bigint";
    }

    @Override
    public String fence() {
        return " offset 0";
    }

    @Override
    public String explainedRows() {
        return "rows=";
    }

    @Override
    public SqlNotation notation() {
        return new SqlNotation(false, true, false);
    }

    /** Also true of a standby. */
    @Override
    public String readOnlyQuery() {
        return "select case when current_setting('transaction_read_only') = 'on' then 1 else 0 end";
    }

    /** What another session committed while the lock was awaited has to be seen. */
    @Override
    public OptionalInt isolation() {
        return OptionalInt.of(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Also tables are made and dropped within a transaction; a procedure cannot end it. */
    @Override
    public boolean commitsByItself(String firstWord) {
        return false;
    }

    @Override
    public String lock(long number, int seconds) {
        return "select 1 from pg_advisory_xact_lock(" + number + ")";
    }
}
