package dev.cutover.report.text;

import dev.cutover.model.Weight;
import dev.cutover.report.content.ReportContent;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Times and shares of a report in words. Immutable.
 *
 * @param day times of that day in UTC are written without it
 */
record TextTimes(LocalDate day) {
    /** For a report whose head says the day on which the run began. */
    static TextTimes of(ReportContent content) {
        return new TextTimes(Durations.day(content.head().began()));
    }

    /** {@code 02:14:09}, with the date before it where it is another day: UTC, as the head of the table says. */
    String at(Instant at) {
        return Durations.day(at).equals(day) ? Durations.time(at) : full(at);
    }

    private static String full(Instant at) {
        return Durations.day(at) + " " + Durations.time(at);
    }

    /** With the local time and its zone beside UTC where they differ. */
    static String both(Instant at, ZoneId zone) {
        boolean same = zone.getRules().getOffset(at).getTotalSeconds() == 0;
        String local = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH)
                .withZone(zone)
                .format(at);
        return full(at) + " UTC" + (same ? "" : " (" + local + ")");
    }

    static String took(Duration span) {
        return Durations.words(span);
    }

    /** Empty if it is nothing. */
    static String some(Duration span) {
        return span.isZero() ? "" : Durations.words(span);
    }

    /** {@code 3m later}, {@code 2m earlier}, {@code as planned}. */
    static String late(Duration by) {
        if (by.toSeconds() == 0) {
            return "as planned";
        }
        return Durations.words(by.abs()) + (by.isNegative() ? " earlier" : " later");
    }

    static String share(int basisPoints) {
        return Weight.words(basisPoints);
    }

    static String share(OptionalInt basisPoints) {
        return basisPoints.isPresent() ? share(basisPoints.getAsInt()) : "";
    }
}
