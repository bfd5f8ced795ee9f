package dev.cutover.cli.option;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant from the command line. Stateless and thread-safe. */
public final class InstantConverter implements ITypeConverter<Instant> {
    /** Throws {@link TypeConversionException} if the text is no instant in UTC. */
    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not an instant such as 2026-11-24T02:00:00Z");
        }
    }
}
