package dev.cutover.cli.trial;

import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Unreadable;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span as runbooks write it: {@code 90s}, {@code 1m30s}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        try {
            var span = DurationReader.parse(value);
            if (span.isZero()) {
                throw new TypeConversionException("'" + value + "' is zero; write a duration such as 30s or 2m");
            }
            return span;
        } catch (Unreadable e) {
            throw new TypeConversionException("'" + value + "' is not a duration such as 30s or 2m");
        }
    }
}
