package dev.cutover.cli.trial;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of rows that fit on a page. */
final class RowCountConverter implements ITypeConverter<Integer> {
    private static final int MOST = 1000;

    @Override
    public Integer convert(String text) {
        try {
            int rows = Integer.parseInt(text);
            if (rows >= 1 && rows <= MOST) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // It is refused below, in the same words.
        }
        throw new TypeConversionException("'" + text + "' is not a number of rows, 1 to " + MOST);
    }
}
