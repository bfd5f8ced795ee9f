package dev.cutover.yaml.notation;

import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 500ms}, {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 30d}. */
public final class DurationReader {
    private static final String FORM =
            "(?:([0-9]{1,5})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?";
    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final String HINT = "write whole numbers with d, h, m, s or ms, such as 90s, 10m or 1h30m";

    /** Zero or longer. */
    public static final Written<Duration> DURATION = new Written<>(
            "duration", "a duration such as 90s or 10m", "^([0-9]+(d|h|m|s|ms))+$", DurationReader::parse);

    /** Longer than zero. */
    public static final Written<Duration> SPAN = new Written<>(
            "span", "a duration such as 90s or 10m", "^([0-9]+(d|h|m|s|ms))+$", DurationReader::parseSpan);

    private DurationReader() {}

    /** Reads a duration. */
    public static Duration parse(String text) throws Unreadable {
        if (text.startsWith("-")) {
            throw new Unreadable("it is negative", "time only goes forward");
        }
        Matcher matcher = PATTERN.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new Unreadable(
                    text.matches("[0-9]+") ? "its unit is missing" : "it is not in the expected format", HINT);
        }
        Duration duration = Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4))
                .plusMillis(number(matcher, 5));
        if (duration.compareTo(LONGEST) > 0) {
            throw new Unreadable("it is longer than ten years", "");
        }
        return duration;
    }

    private static Duration parseSpan(String text) throws Unreadable {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new Unreadable("it is zero", "here it must be longer than that");
        }
        return duration;
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
