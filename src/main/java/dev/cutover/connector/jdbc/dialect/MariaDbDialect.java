package dev.cutover.connector.jdbc.dialect;

import dev.cutover.spi.sums.RowDigest;
import java.time.Instant;
import java.util.List;

/** MariaDB and MySQL. Stateless and thread-safe. */
public final class MariaDbDialect extends SqlDialect {

    /** A value of type CHAR has no blanks at its end, whatever the server is set to. */
    @Override
    public List<String> pins() {
        return List.of(
                "set names utf8mb4",
                "set time_zone = '+00:00'",
                "set sql_mode = replace(@@sql_mode, 'PAD_CHAR_TO_FULL_LENGTH', '')");
    }

    @Override
    public String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public ColumnKind kind(ColumnFacts column) {
        return switch (column.typeName()) {
            case "timestamp" -> ColumnKind.INSTANT;
            case "year" -> ColumnKind.WHOLE;
            case "bit" -> column.precision() > 1 ? ColumnKind.OTHER : ColumnKind.BOOLEAN;
            default -> super.kind(column);
        };
    }

    /** {@code convert} is needed for texts of other character sets, and turns anything else into a text. */
    @Override
    public String text(String value) {
        return "convert(" + value + " using utf8mb4)";
    }

    @Override
    public String decimal(String value, int scale) {
        return text("cast(" + value + " as decimal(65," + scale + "))");
    }

    /** A whole number of one digit is taken for a truth, and may still be another number than 0 and 1. */
    @Override
    public String truth(String value) {
        return "case " + value + " + 0 when 0 then 'false' when 1 then 'true' else " + text(value + " + 0") + " end";
    }

    /** The session is in UTC. */
    @Override
    public String instant(String value) {
        return utcInstant(value);
    }

    @Override
    public String utcInstant(String localTime) {
        return text("date_format(" + localTime + ", '%Y-%m-%dT%H:%i:%s.%fZ')");
    }

    @Override
    public String localTime(String value) {
        return text("date_format(" + value + ", '%Y-%m-%d %H:%i:%s.%f')");
    }

    @Override
    public String date(String value) {
        return text("date_format(" + value + ", '%Y-%m-%d')");
    }

    @Override
    public String hexadecimal(String value) {
        return text("lower(hex(" + value + "))");
    }

    @Override
    public String moment(Instant instant) {
        return utcMoment(instant);
    }

    @Override
    public String noMoment() {
        return "cast(null as datetime(6))";
    }

    @Override
    public String wholeType() {
        return "signed";
    }

    /** By bytes and to the end: every collation of texts ignores something. */
    @Override
    public String ordered(String text) {
        return "cast(" + text(text) + " as binary)";
    }

    @Override
    public String now() {
        return instant("current_timestamp(6)");
    }

    @Override
    protected String bytes(String text) {
        return "length(" + text + ")";
    }

    @Override
    protected String joined(List<String> texts) {
        return "concat(" + String.join(", ", texts) + ")";
    }

    @Override
    public String digest(RowDigest digest, String text) {
        return switch (digest) {
            case MD5 -> "md5(" + text + ")";
            case SHA_256 -> "sha2(" + text + ", 256)";
        };
    }

    /** Without the cast, a sum of these would be a binary fraction that loses its last digits. */
    @Override
    protected String wordAt(String digest, int start, int length) {
        return "cast(conv(substr(" + digest + ", " + start + ", " + length + "), 16, 10) as unsigned)";
    }

    @Override
    public String quotient(String dividend, long divisor) {
        return dividend + " div " + divisor;
    }

    /** The greatest limit that there is: a query with a limit stays one of its own. */
    @Override
    public String fence() {
        return " limit 18446744073709551615";
    }

    @Override
    public String explainedRows() {
        return "rows";
    }

    @Override
    public SqlNotation notation() {
        return new SqlNotation(true, false, true);
    }

    /** Its truths are numbers. */
    @Override
    public String given(boolean truth) {
        return truth ? "1" : "0";
    }

    @Override
    public String readOnlyQuery() {
        return "select @@global.read_only";
    }

    @Override
    public String lock(long number, int seconds) {
        return "select get_lock('cutover " + number + "', " + seconds + ")";
    }

    @Override
    public String unsafeTables(String table) {
        int dot = table.lastIndexOf('.');
        String schema = dot < 0 ? "database()" : literal(table.substring(0, dot));
        return "select count(*) from information_schema.tables where table_schema = " + schema + " and table_name = "
                + literal(table.substring(dot + 1)) + " and engine <> 'InnoDB'";
    }

    @Override
    public String unsafeTables() {
        return "select count(*) from information_schema.tables where table_type = 'BASE TABLE' and engine <> 'InnoDB'"
                + " and table_schema not in ('mysql', 'information_schema', 'performance_schema', 'sys')";
    }

    @Override
    public String keptAfterRollback() {
        return "show warnings";
    }
}
