package dev.cutover.model.reconcile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * How a side writes its times, in the letters of {@link DateTimeFormatter}: {@code dd.MM.yyyy HH:mm}. It refuses a day
 * that its month does not have. Immutable.
 */
public record DatePattern(String text) {
    private static final LocalDateTime TRIED = LocalDateTime.of(2026, 11, 24, 15, 17, 18);

    /** @throws IllegalArgumentException if the text is no pattern of a date, with the reason */
    public DatePattern {
        requireWhole(formatter(text), text);
    }

    /** Reads texts that are written so. Thread-safe. */
    public DateTimeFormatter formatter() {
        return formatter(text);
    }

    /** The local time that was read; midnight where the pattern has none. */
    public static LocalDateTime local(TemporalAccessor read) {
        var time = read.query(TemporalQueries.localTime());
        return LocalDate.from(read).atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withoutEra(pattern))
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** In a strict reading, {@code y} is a year of an era that nobody writes. */
    private static String withoutEra(String pattern) {
        var out = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            isQuoted ^= letter == '\'';
            out.append(letter == 'y' && !isQuoted ? 'u' : letter);
        }
        return out.toString();
    }

    /** A pattern that says less than it seems to, such as one with hours of a half day, would make times alike. */
    private static void requireWhole(DateTimeFormatter formatter, String pattern) {
        TemporalAccessor read;
        try {
            read = formatter.parse(formatter.format(TRIED.atZone(ZoneOffset.UTC)));
            LocalDate.from(read);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it has no year, month and day", e);
        }
        boolean hasTime = pattern.replaceAll("'[^']*'", "").matches(".*[HhKkamsSn].*");
        if (hasTime && !local(read).truncatedTo(ChronoUnit.MINUTES).equals(TRIED.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("it has not both the hour of the day (HH) and the minute (mm)");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
