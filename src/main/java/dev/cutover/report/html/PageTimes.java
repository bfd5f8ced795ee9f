package dev.cutover.report.html;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as the page shows them: local, with the zone said, and in UTC beside it. The date is left out on the day on
 * which the run began. Immutable.
 *
 * @param began when the run began
 * @param zone of the local times
 */
record PageTimes(Instant began, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    /** {@code 02:14:05}; with the name of the zone only where the clocks have been changed since the run began. */
    String local(Instant at) {
        return in(zone, at) + (zoneName(at).equals(zoneName()) ? "" : " " + zoneName(at));
    }

    /** {@code 07:14:05} */
    String utc(Instant at) {
        return in(ZoneOffset.UTC, at);
    }

    /** {@code 2026-11-28}, of the local day. */
    String date(Instant at) {
        return at.atZone(zone).toLocalDate().toString();
    }

    /** Whether local times are UTC, so that one of them is enough. */
    boolean isUtc() {
        return zone.getRules().getOffset(began).equals(ZoneOffset.UTC);
    }

    /** The zone as people called it when the run began. */
    String zoneName() {
        return zoneName(began);
    }

    /** {@code 2026-11-28 02:14:05 EST} */
    String localInFull(Instant at) {
        return DATE_AND_TIME.format(at.atZone(zone)) + " " + zoneName(at);
    }

    private String zoneName(Instant at) {
        return zone.getRules().getOffset(at).equals(ZoneOffset.UTC) ? "UTC" : ZONE.format(at.atZone(zone));
    }

    private String in(ZoneId where, Instant at) {
        boolean sameDay =
                at.atZone(where).toLocalDate().equals(began.atZone(where).toLocalDate());
        return (sameDay ? TIME : DAY_AND_TIME).format(at.atZone(where));
    }
}
