package dev.cutover.yaml.notation;

import dev.cutover.model.PlannedTime;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code T}, {@code T-90m}, {@code T+2h}. */
public final class PlannedTimeReader {
    private static final Pattern PATTERN = Pattern.compile("T(?:\\s*([-+])\\s*(\\S+))?");

    public static final Written<PlannedTime> PLANNED_TIME = new Written<>(
            "planned-time", "a planned time such as T-90m", "^T(\\s*[-+]\\s*[0-9a-z]+)?$", PlannedTimeReader::parse);

    private PlannedTimeReader() {}

    /** Reads a time relative to the planned start. */
    public static PlannedTime parse(String text) throws Unreadable {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new Unreadable("it is not in the expected format", "write T, T-90m or T+2h: T is the planned start");
        }
        if (matcher.group(1) == null) {
            return new PlannedTime(Duration.ZERO, "T");
        }
        Duration offset = DurationReader.parse(matcher.group(2));
        return new PlannedTime(
                matcher.group(1).equals("-") ? offset.negated() : offset, "T" + matcher.group(1) + matcher.group(2));
    }
}
