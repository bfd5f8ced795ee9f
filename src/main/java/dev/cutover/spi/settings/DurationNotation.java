package dev.cutover.spi.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a duration is written, in runbooks, environments, scenarios and in the settings of every connector:
 * {@code 500ms}, {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 30d}. There is no other parser of durations that
 * people write. Stateless and thread-safe.
 */
public final class DurationNotation {
    /** What is expected, as part of a sentence. */
    public static final String EXPECTED = "a duration such as 90s or 10m";

    private static final Pattern PATTERN = Pattern.compile(
            "(?:([0-9]{1,5})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final String HINT = "write whole numbers with d, h, m, s or ms, such as 90s, 10m or 1h30m";

    private DurationNotation() {}

    /** Reads a duration of zero or longer. */
    public static Duration parse(String text) throws NotationException {
        if (text.startsWith("-")) {
            throw new NotationException("it is negative", "a duration is zero or longer");
        }
        Matcher matcher = PATTERN.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new NotationException(
                    text.matches("[0-9]+") ? "its unit is missing" : "it is not in the expected format", HINT);
        }
        Duration duration = Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4))
                .plusMillis(number(matcher, 5));
        if (duration.compareTo(LONGEST) > 0) {
            throw new NotationException("it is longer than ten years", "");
        }
        return duration;
    }

    /** Reads a duration longer than zero. */
    public static Duration parsePositive(String text) throws NotationException {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new NotationException("it is zero", "it must be longer than zero here");
        }
        return duration;
    }

    /** As it is written, in its greatest units: {@code 14d}, {@code 1h30m}, {@code 1m30.5s}. */
    public static String text(Duration duration) {
        long days = duration.toDays();
        var rest = duration.minusDays(days);
        String time = rest.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return days == 0 ? time : days + "d" + (rest.isZero() ? "" : time);
    }

    /** For sentences about what is measured: rounded up to whole seconds, and below one to milliseconds. */
    public static String rounded(Duration duration) {
        long millis = duration.plusNanos(999_999).toMillis();
        return text(millis < 1000 ? Duration.ofMillis(millis) : Duration.ofSeconds((millis + 999) / 1000));
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
