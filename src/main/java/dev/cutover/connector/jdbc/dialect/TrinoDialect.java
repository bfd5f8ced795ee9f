package dev.cutover.connector.jdbc.dialect;

import dev.cutover.spi.sums.RowDigest;
import java.util.List;
import java.util.regex.Pattern;

/** Trino, whose texts are in UTF-8 and whose order of texts is that of their bytes. Stateless and thread-safe. */
public final class TrinoDialect extends SqlDialect {
    private static final Pattern FINER = Pattern.compile("timestamp.*\\(([7-9]|1[0-9])\\).*");

    @Override
    public List<String> pins() {
        return List.of("set time zone 'UTC'");
    }

    /** Of its finest times, a text of six digits would lose some. */
    @Override
    public ColumnKind kind(ColumnFacts column) {
        return FINER.matcher(column.typeName()).matches() ? ColumnKind.OTHER : super.kind(column);
    }

    @Override
    public String text(String value) {
        return "cast(" + value + " as varchar)";
    }

    @Override
    public String instant(String value) {
        return utcInstant("(" + value + " at time zone 'UTC')");
    }

    @Override
    public String utcInstant(String localTime) {
        return "replace(" + localTime(localTime) + ", ' ', 'T') || 'Z'";
    }

    /** Its functions that format a time write no more than milliseconds; a cast writes what the type has. */
    @Override
    public String localTime(String value) {
        return text("cast(" + value + " as timestamp(6))");
    }

    @Override
    public String date(String value) {
        return text(value);
    }

    @Override
    public String hexadecimal(String value) {
        return "lower(to_hex(" + value + "))";
    }

    @Override
    public String ordered(String text) {
        return text;
    }

    @Override
    protected String bytes(String text) {
        return text("length(to_utf8(" + text + "))");
    }

    @Override
    public String digest(RowDigest digest, String text) {
        return "to_hex(" + digest + "(to_utf8(" + text + ")))";
    }

    @Override
    protected String wordAt(String digest, int start, int length) {
        return "from_base(substr(" + digest + ", " + start + ", " + length + "), 16)";
    }
}
