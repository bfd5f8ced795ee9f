package dev.cutover.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a number of steps from the command line: with less than one, a run could do nothing. Stateless and thread-safe.
 */
public final class StepCountConverter implements ITypeConverter<Integer> {
    /** Throws {@link TypeConversionException} if the text is no whole number of at least 1. */
    @Override
    public Integer convert(String text) {
        try {
            int steps = Integer.parseInt(text);
            if (steps >= 1) {
                return steps;
            }
        } catch (NumberFormatException e) {
            // It is refused below, in the same words.
        }
        throw new TypeConversionException("'" + text + "' is not a number of steps, 1 or more");
    }
}
