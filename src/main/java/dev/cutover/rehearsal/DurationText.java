package dev.cutover.rehearsal;

import java.time.Duration;
import java.util.Locale;

/** Durations as runbooks write them: {@code 14d}, {@code 1h30m}, {@code 1m30.5s}. */
final class DurationText {
    private static final int SIGN = "PT".length();

    private DurationText() {}

    static String of(Duration duration) {
        long days = duration.toDays();
        var rest = duration.minusDays(days);
        if (days == 0 || !rest.isZero()) {
            String time = rest.toString().substring(SIGN).toLowerCase(Locale.ROOT);
            return days == 0 ? time : days + "d" + time;
        }
        return days + "d";
    }
}
