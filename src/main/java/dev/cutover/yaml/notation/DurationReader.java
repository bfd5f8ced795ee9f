package dev.cutover.yaml.notation;

import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.time.Duration;

/** Durations as {@link DurationNotation} reads them. */
public final class DurationReader {
    private static final String PATTERN = "^([0-9]+(d|h|m|s|ms))+$";

    /** Zero or longer. */
    public static final Written<Duration> DURATION =
            new Written<>("duration", DurationNotation.EXPECTED, PATTERN, DurationReader::parse);

    /** Longer than zero. */
    public static final Written<Duration> SPAN = new Written<>(
            "span",
            DurationNotation.EXPECTED,
            PATTERN,
            text -> Unreadable.unless(DurationNotation::parsePositive, text));

    private DurationReader() {}

    /** Reads a duration. */
    public static Duration parse(String text) throws Unreadable {
        return Unreadable.unless(DurationNotation::parse, text);
    }
}
