package dev.cutover.connector.jdbc.dialect;

import dev.cutover.spi.sums.RowDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** H2, whose names are in upper case unless they are quoted. Stateless and thread-safe. */
public final class H2Dialect extends SqlDialect {
    private static final int WORD_BYTES = 4;

    @Override
    public List<String> pins() {
        return List.of("set time zone 'UTC'");
    }

    @Override
    public String commonName(String label) {
        return label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
    }

    /** Of its finest times, a text of six digits would lose three. */
    @Override
    public ColumnKind kind(ColumnFacts column) {
        var kind = super.kind(column);
        boolean isTime = kind == ColumnKind.INSTANT || kind == ColumnKind.LOCAL_TIME;
        return isTime && column.scale() > FRACTION ? ColumnKind.OTHER : kind;
    }

    @Override
    public String text(String value) {
        return "cast(" + value + " as varchar)";
    }

    @Override
    public String decimal(String value, int scale) {
        return text("cast(" + value + " as decimal(1000," + scale + "))");
    }

    @Override
    public String instant(String value) {
        return "formatdatetime(" + value + ", 'yyyy-MM-dd''T''HH:mm:ss.SSSSSS''Z''', 'en', 'UTC')";
    }

    @Override
    public String utcInstant(String localTime) {
        return instant(localTime);
    }

    @Override
    public String localTime(String value) {
        return "formatdatetime(" + value + ", 'yyyy-MM-dd HH:mm:ss.SSSSSS')";
    }

    @Override
    public String date(String value) {
        return "formatdatetime(" + value + ", 'yyyy-MM-dd')";
    }

    @Override
    public String hexadecimal(String value) {
        return "lower(rawtohex(" + value + "))";
    }

    @Override
    public String moment(Instant instant) {
        return "timestamp with time zone '" + written(instant) + "+00'";
    }

    /** By bytes: its order of texts is that of UTF-16. */
    @Override
    public String ordered(String text) {
        return "cast(" + text(text) + " as varbinary)";
    }

    @Override
    protected String bytes(String text) {
        return text("octet_length(cast(" + text + " as varbinary))");
    }

    @Override
    public String digest(RowDigest digest, String text) {
        return "hash('" + digest.algorithm() + "', " + text + ")";
    }

    /** Four bytes make a number with a sign, which is taken off. */
    @Override
    protected String wordAt(String digest, int start, int length) {
        int byteStart = (start - 1) / 2 + 1;
        return "bitand(cast(cast(cast(substring(" + digest + ", " + byteStart + ", " + WORD_BYTES
                + ") as varbinary(4)) as integer) as bigint), 4294967295)";
    }
}
