package dev.cutover.report.text;

import dev.cutover.model.Weight;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Times and shares of a report in words. Stateless and thread-safe. */
final class ReportTimes {
    private ReportTimes() {}

    /** {@code 2026-11-24 02:14:09}: UTC, as the head of the table says. */
    static String at(Instant at) {
        return Durations.day(at) + " " + Durations.time(at);
    }

    static String at(Optional<Instant> at) {
        return at.map(ReportTimes::at).orElse("");
    }

    /** With the local time and its zone beside UTC where they differ. */
    static String both(Instant at, ZoneId zone) {
        boolean same = zone.getRules().getOffset(at).getTotalSeconds() == 0;
        String local = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH)
                .withZone(zone)
                .format(at);
        return at(at) + " UTC" + (same ? "" : " (" + local + ")");
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
        return new Weight(Math.max(0, Math.min(Weight.ALL.basisPoints(), basisPoints))).toString();
    }

    static String share(OptionalInt basisPoints) {
        return basisPoints.isPresent() ? share(basisPoints.getAsInt()) : "";
    }
}
