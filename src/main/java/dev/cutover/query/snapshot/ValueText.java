package dev.cutover.query.snapshot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Rare values of the JDK, which a snapshot holds as text. */
final class ValueText {
    private static final int DECIMAL = 0;
    private static final int DATE = 1;
    private static final int TIME = 2;
    private static final int ZONE = 3;

    private ValueText() {}

    /** The number of the form; -1 if the value has none. */
    static int of(Object value) {
        if (value instanceof BigDecimal) {
            return DECIMAL;
        } else if (value instanceof LocalDate) {
            return DATE;
        } else if (value instanceof LocalTime) {
            return TIME;
        }
        return value instanceof ZoneId ? ZONE : -1;
    }

    static @Nullable Object read(int form, String text) {
        return switch (form) {
            case DECIMAL -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case ZONE -> ZoneId.of(text);
            default -> null;
        };
    }
}
