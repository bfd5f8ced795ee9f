package dev.cutover.yaml.notation;

import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.util.regex.Pattern;

/**
 * The name of a column to redact. It stands in the marker that replaces a value, so it must not contain what ends a
 * cell of a table or a text of JSON.
 */
public final class ColumnNameReader {
    private static final String FORM = "[\\p{L}\\p{N}_#][\\p{L}\\p{M}\\p{N} _.#()/:-]{0,63}";
    private static final Pattern COLUMN_NAME = Pattern.compile(FORM);

    public static final Written<String> COLUMN = new Written<>(
            "column-name", "the name of a column", "^\\s*[^\\s\"',;|\\[\\]\\\\].*$", ColumnNameReader::parse);

    private ColumnNameReader() {}

    private static String parse(String text) throws Unreadable {
        if (!COLUMN_NAME.matcher(text).matches()) {
            throw new Unreadable(
                    "it has to be 1 to 64 letters, digits, spaces and _ . # ( ) / : -, and begin with one of the first",
                    "write it as the header of the table has it, without quotation marks");
        }
        return text;
    }
}
