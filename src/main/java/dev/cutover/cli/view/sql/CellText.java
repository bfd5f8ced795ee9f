package dev.cutover.cli.view.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value for people: figures that can be read, times in UTC without the zone. Stateless. */
final class CellText {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** What was measured has sixteen digits, most of which say nothing; scripts get them all. */
    private static final MathContext DIGITS = new MathContext(6);

    private CellText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "-";
        } else if (value instanceof Instant time) {
            var cut = time.truncatedTo(ChronoUnit.MILLIS);
            return (cut.equals(cut.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MILLIS).format(cut);
        } else if (value instanceof BigDecimal exact) {
            return plain(exact);
        } else if (value instanceof Double real) {
            return Double.isFinite(real) ? plain(new BigDecimal(real).round(DIGITS)) : real.toString();
        }
        return value.toString();
    }

    private static String plain(BigDecimal exact) {
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
