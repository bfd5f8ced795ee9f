package dev.cutover.graph;

import java.util.Locale;

/** Puts values into a pattern of SVG. */
final class SvgFormat {
    private SvgFormat() {}

    /** Formats numbers with at most one decimal digit, independent of the locale. */
    static String format(String pattern, Object... values) {
        for (int at = 0; at < values.length; at++) {
            if (values[at] instanceof Double number) {
                values[at] = number == Math.rint(number)
                        ? Long.toString(number.longValue())
                        : String.format(Locale.ROOT, "%.1f", number);
            }
        }
        return String.format(Locale.ROOT, pattern, values);
    }
}
