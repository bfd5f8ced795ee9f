package dev.cutover.report.picture;

import dev.cutover.report.markup.Markup;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Draws shapes into a page. Colours and fonts are the page's: a shape only says what it is, by its class. Lengths are
 * in units of the picture, which are pixels at its natural size. Not thread-safe.
 */
final class Canvas {
    private final Markup markup;
    private final String ids;

    private Canvas(Markup markup, String ids) {
        this.markup = markup;
        this.ids = ids;
    }

    /** Begins a picture; a screen reader says its title and its description. */
    static Canvas begin(Markup markup, String ids, PictureWords words, double width, double height) {
        markup.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "drawn",
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "width",
                number(width),
                "height",
                number(height),
                "role",
                "img",
                "aria-labelledby",
                ids + "title " + ids + "desc");
        markup.element("title", words.title(), "id", ids + "title");
        markup.element("desc", words.description(), "id", ids + "desc");
        return new Canvas(markup, ids);
    }

    /** What is hatched stays told apart where there is no colour: in print, and for those who see few of them. */
    void hatching(String name) {
        markup.open(
                "pattern",
                "id",
                ids + name,
                "width",
                "5",
                "height",
                "5",
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        rect(name + "-ground", 0, 0, 5, 5);
        rect(name + "-stripe", 0, 0, 2, 5);
        markup.close();
    }

    void end() {
        markup.close();
    }

    void rect(String style, double x, double y, double width, double height) {
        markup.empty("rect", box(x, y, width, height, "class", style));
    }

    void hatched(String name, double x, double y, double width, double height) {
        markup.empty("rect", box(x, y, width, height, "class", name, "fill", "url(#" + ids + name + ")"));
    }

    /** The attributes of a rectangle, these first. */
    private static String[] box(double x, double y, double width, double height, String... first) {
        return Stream.concat(
                        Stream.of(first),
                        Stream.of("x", number(x), "y", number(y), "width", number(width), "height", number(height)))
                .toArray(String[]::new);
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        markup.empty("line", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    void path(String style, CharSequence d) {
        if (d.length() > 0) {
            markup.empty("path", "class", style, "d", d.toString());
        }
    }

    void circle(String style, double x, double y, double radius) {
        markup.empty("circle", "class", style, "cx", number(x), "cy", number(y), "r", number(radius));
    }

    void words(String style, double x, double y, String words) {
        markup.element("text", words, "class", style, "x", number(x), "y", number(y));
    }

    /** A number with at most one decimal digit, whatever the locale. */
    static String number(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
