package dev.cutover.yaml.notation;

import dev.cutover.yaml.shape.MapOf;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that the file defines: lower-case words joined by {@code -}; values of dimensions allow more. */
public final class NameReader {
    private static final int LONGEST = 60;
    private static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final String WHAT = "a name of lower-case words joined by -";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    public static final Written<String> NAME = new Written<>("name", WHAT, "^" + FORM + "$", NameReader::parse);

    /** The value of a dimension; valid in a router's key and in a query. */
    public static final Written<String> DIMENSION_VALUE = new Written<>(
            "dimension-value", "a value of letters, digits, '.', '_' and '-'", "^[A-Za-z0-9]", NameReader::value);

    private NameReader() {}

    /** A mapping from names to values. */
    public static <V> MapOf<V> named(Shape<V> value, String what) {
        return new MapOf<>(value, what, PATTERN, WHAT);
    }

    /** A mapping from values of dimensions. */
    public static <V> MapOf<V> byValue(Shape<V> value, String what) {
        return new MapOf<>(value, what, VALUE, "the value of a dimension");
    }

    private static String parse(String text) throws Unreadable {
        if (text.length() > LONGEST) {
            throw new Unreadable("it is longer than " + LONGEST + " characters", "");
        }
        if (!PATTERN.matcher(text).matches()) {
            String better =
                    text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            throw new Unreadable("it is not in the expected format", better.isEmpty() ? "" : "write " + better);
        }
        return text;
    }

    private static String value(String text) throws Unreadable {
        if (!VALUE.matcher(text).matches()) {
            throw new Unreadable(
                    "it is not in the expected format", "at most 60 of them, the first a letter or a digit");
        }
        return text;
    }
}
