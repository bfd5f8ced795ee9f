package dev.cutover.words;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Times and durations as they are shown. All times are UTC. Formatted by hand: every line that is shown has one, and
 * the JDK's formats read the rules of a language first. Stateless and thread-safe.
 */
public final class Durations {
    private static final int SECONDS_A_DAY = 86_400;

    private Durations() {}

    /** {@code 02:14:09} */
    public static String time(Instant at) {
        return minuteOfDay(at) + ":" + twoDigits(secondOfDay(at) % 60);
    }

    private static String minuteOfDay(Instant at) {
        int second = secondOfDay(at);
        return twoDigits(second / 3600) + ":" + twoDigits(second / 60 % 60);
    }

    private static int secondOfDay(Instant at) {
        return (int) Math.floorMod(at.getEpochSecond(), (long) SECONDS_A_DAY);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** {@code 04:30}; with the date, {@code 2026-11-24 04:30}, unless it is the day of {@code today}. */
    public static String minute(Instant at, Instant today) {
        return day(at).equals(day(today)) ? minuteOfDay(at) : minute(at);
    }

    /** {@code 2026-11-24 04:30} */
    public static String minute(Instant at) {
        return day(at) + " " + minuteOfDay(at);
    }

    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** For columns: {@code 03:12}, {@code 1:03:12}, {@code 2d 03:04:05}; whole seconds, cut off. */
    public static String clock(Duration span) {
        if (span.isNegative()) {
            return "-" + clock(span.negated());
        }
        String minutes = twoDigits(span.toMinutesPart()) + ":" + twoDigits(span.toSecondsPart());
        if (span.toDays() > 0) {
            return span.toDays() + "d " + twoDigits(span.toHoursPart()) + ":" + minutes;
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
        return large + unit + (small == 0 ? "" : twoDigits(small) + lesser);
    }
}
