package dev.cutover.connector.jdbc.dialect;

import dev.cutover.spi.sums.RowDigest;
import java.util.List;

/** Spark SQL and Databricks. Stateless and thread-safe. */
public final class SparkDialect extends SqlDialect {

    /** A text of a hundred digits must not become nothing because a cast of it does not fit. */
    @Override
    public List<String> pins() {
        return List.of("set time zone 'UTC'", "set spark.sql.ansi.enabled = true");
    }

    @Override
    public String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Two quotes are the end of one text and the beginning of the next. */
    @Override
    public String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    public ColumnKind kind(ColumnFacts column) {
        return switch (column.typeName()) {
            case "timestamp", "timestamp_ltz" -> ColumnKind.INSTANT;
            case "timestamp_ntz" -> ColumnKind.LOCAL_TIME;
            default -> super.kind(column);
        };
    }

    @Override
    public String text(String value) {
        return "cast(" + value + " as string)";
    }

    /** The session is in UTC. */
    @Override
    public String instant(String value) {
        return utcInstant(value);
    }

    @Override
    public String utcInstant(String localTime) {
        return "date_format(" + localTime + ", \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'\")";
    }

    @Override
    public String localTime(String value) {
        return "date_format(" + value + ", 'yyyy-MM-dd HH:mm:ss.SSSSSS')";
    }

    @Override
    public String date(String value) {
        return "date_format(" + value + ", 'yyyy-MM-dd')";
    }

    @Override
    public String hexadecimal(String value) {
        return "lower(hex(" + value + "))";
    }

    @Override
    public String noMoment() {
        return "cast(null as timestamp)";
    }

    @Override
    public String ordered(String text) {
        return text;
    }

    @Override
    protected String bytes(String text) {
        return text("octet_length(" + text + ")");
    }

    @Override
    public String digest(RowDigest digest, String text) {
        return switch (digest) {
            case MD5 -> "md5(cast(" + text + " as binary))";
            case SHA_256 -> "sha2(cast(" + text + " as binary), 256)";
        };
    }

    /** Sums of decimals of that width do not overflow unseen. */
    @Override
    protected String wordAt(String digest, int start, int length) {
        return "cast(conv(substr(" + digest + ", " + start + ", " + length + "), 16, 10) as decimal(38,0))";
    }

    @Override
    public String quotient(String dividend, long divisor) {
        return "cast(" + dividend + " as bigint) div " + divisor;
    }
}
