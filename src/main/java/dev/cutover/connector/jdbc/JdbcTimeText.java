package dev.cutover.connector.jdbc;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Texts of times as databases write them, with six digits of the fraction. Stateless. */
final class JdbcTimeText {
    private JdbcTimeText() {}

    /** Without zeros at the end of the fraction. */
    static String trimmed(String text) {
        int point = text.lastIndexOf('.');
        if (point < 0) {
            return text;
        }
        String zone = text.endsWith("Z") ? "Z" : "";
        int end = text.length() - zone.length();
        while (end > point && (text.charAt(end - 1) == '0' || end - 1 == point)) {
            end--;
        }
        return text.substring(0, end) + zone;
    }

    /** The instant of a local time; of two that a clock shows twice, the earlier. A text that is no time stays. */
    static String instant(String local, ZoneId zone) {
        try {
            return LocalDateTime.parse(local.replace(' ', 'T'))
                    .atZone(zone)
                    .toInstant()
                    .toString();
        } catch (DateTimeException e) {
            return local;
        }
    }
}
