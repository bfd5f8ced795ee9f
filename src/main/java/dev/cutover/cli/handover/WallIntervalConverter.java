package dev.cutover.cli.handover;

import dev.cutover.spi.settings.DurationNotation;
import dev.cutover.spi.settings.NotationException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how often a page is written again: seldom enough for a record of any length to be read in between. Stateless
 * and thread-safe.
 */
final class WallIntervalConverter implements ITypeConverter<Duration> {
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofDays(1);

    @Override
    public Duration convert(String text) {
        try {
            var every = DurationNotation.parse(text);
            if (every.compareTo(LEAST) >= 0 && every.compareTo(MOST) <= 0) {
                return every;
            }
            throw new TypeConversionException("'" + text + "' is not between 5s and 1d");
        } catch (NotationException wrong) {
            throw new TypeConversionException(
                    "'" + text + "' is not " + DurationNotation.EXPECTED + ": " + wrong.getMessage());
        }
    }
}
