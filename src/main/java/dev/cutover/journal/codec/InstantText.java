package dev.cutover.journal.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Instants as {@link Instant#toString} writes them, done by hand: the JDK's formatter is a good part of what it takes
 * to read a long record, and of the start of a command that reads a short one.
 */
final class InstantText {
    private static final int SECONDS_END = 19;

    private InstantText() {}

    /** With six digits of the second, whatever they are. */
    static String micros(Instant instant) {
        return format(instant, 6);
    }

    /** With as many digits as there are to tell, in threes. */
    static String exact(Instant instant) {
        int nano = instant.get(ChronoField.NANO_OF_SECOND);
        return format(instant, nano == 0 ? 0 : nano % 1_000_000 == 0 ? 3 : nano % 1000 == 0 ? 6 : 9);
    }

    private static String format(Instant instant, int digits) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        if (time.getYear() < 0 || time.getYear() > 9999) {
            throw new DateTimeException("an instant out of all use: " + instant);
        }
        var text = new StringBuilder(30);
        number(text, time.getYear(), 4).append('-');
        number(text, time.getMonthValue(), 2).append('-');
        number(text, time.getDayOfMonth(), 2).append('T');
        number(text, time.getHour(), 2).append(':');
        number(text, time.getMinute(), 2).append(':');
        number(text, time.getSecond(), 2);
        if (digits > 0) {
            number(text.append('.'), time.get(ChronoField.NANO_OF_SECOND), 9).setLength(SECONDS_END + 1 + digits);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder number(StringBuilder text, int value, int width) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        return text.append(digits);
    }

    /** Throws {@link DateTimeException} if it is no instant. */
    static Instant parse(String text) {
        int end = text.length() - 1;
        boolean hasForm = end >= SECONDS_END
                && end <= SECONDS_END + 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(end) == 'Z';
        if (!hasForm || (end > SECONDS_END && text.charAt(SECONDS_END) != '.')) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no such time of day: " + text);
        }
        int fraction = end > SECONDS_END + 1 ? number(text, SECONDS_END + 1, end) : 0;
        for (int i = end; i < SECONDS_END + 10; i++) {
            fraction *= 10;
        }
        return Instant.ofEpochSecond(day * 86_400 + hour * 3600L + minute * 60L + second, fraction);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("no instant: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
