package dev.cutover.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and durations as they are shown. All times are UTC. Stateless and thread-safe. */
public final class Durations {
    private static final int SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private Durations() {}

    /** {@code 02:14:09} */
    public static String time(Instant at) {
        // Formatted by hand, since every line that is shown begins with a time.
        int second = (int) Math.floorMod(at.getEpochSecond(), (long) SECONDS_A_DAY);
        var text = new StringBuilder(8);
        twoDigits(text, second / 3600).append(':');
        twoDigits(text, second / 60 % 60).append(':');
        return twoDigits(text, second % 60).toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return (number < 10 ? text.append('0') : text).append(number);
    }

    /** {@code 04:30}; with the date, {@code 2026-11-24 04:30}, unless it is the day of {@code today}. */
    public static String minute(Instant at, Instant today) {
        return day(at).equals(day(today)) ? MINUTE.format(at) : minute(at);
    }

    /** {@code 2026-11-24 04:30} */
    public static String minute(Instant at) {
        return day(at) + " " + MINUTE.format(at);
    }

    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** For columns: {@code 03:12}, {@code 1:03:12}, {@code 2d 03:04:05}; whole seconds, cut off. */
    public static String clock(Duration span) {
        if (span.isNegative()) {
            return "-" + clock(span.negated());
        }
        String minutes = String.format("%02d:%02d", span.toMinutesPart(), span.toSecondsPart());
        if (span.toDays() > 0) {
            return String.format("%dd %02d:%s", span.toDays(), span.toHoursPart(), minutes);
        }
        return span.toHours() > 0 ? span.toHours() + ":" + minutes : minutes;
    }

    /** For sentences: {@code 250ms}, {@code 42s}, {@code 3m12s}, {@code 1h03m}, {@code 2d04h}. */
    public static String words(Duration span) {
        if (span.isNegative()) {
            return "-" + words(span.negated());
        }
        if (span.toDays() > 0) {
            return pair(span.toDays(), "d", span.toHoursPart(), "h");
        }
        if (span.toHours() > 0) {
            return pair(span.toHours(), "h", span.toMinutesPart(), "m");
        }
        if (span.toMinutes() > 0) {
            return pair(span.toMinutes(), "m", span.toSecondsPart(), "s");
        }
        return span.toSeconds() > 0 || span.isZero() ? span.toSeconds() + "s" : Math.max(1, span.toMillis()) + "ms";
    }

    /** Says in brackets how many steps a span leaves out because they have no estimate; empty if none. */
    public static String withoutEstimate(int steps) {
        return steps == 0 ? "" : " (" + steps + (steps == 1 ? " step has" : " steps have") + " no estimate)";
    }

    /** Relative to the planned start: {@code T-1:30:00}, {@code T+14:09}. */
    public static String sinceStart(Instant start, Instant now) {
        var span = Duration.between(start, now);
        return span.isNegative() ? "T-" + clock(span.negated()) : "T+" + clock(span);
    }

    private static String pair(long large, String unit, int small, String lesser) {
        return large + unit + (small == 0 ? "" : String.format("%02d%s", small, lesser));
    }
}
