package dev.cutover.graph;

import java.util.List;

/** One step as a box. Its texts are cut to its width; a tooltip shows the whole. */
record BoxText(Picture.Box box, GraphLayout.Size size) {
    private static final double INSIDE = 12;
    private static final double RIBBON = 15;
    private static final int NAMED = 3;

    void draw(double x, double y, List<String> named, StringBuilder text) {
        draw(x, y, named, "", text);
    }

    void draw(double x, double y, List<String> named, String style, StringBuilder text) {
        var marks = box.marks();
        String frame = marks.noReturn() ? " point" : marks.emphasised() ? " longest" : style;
        add(text, "<g><title>%s</title>", Lettering.escaped(whole()));
        add(
                text,
                "<rect class=\"box%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"5\"/>",
                frame,
                x,
                y,
                size.width(),
                size.height());
        add(
                text,
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"4\" height=\"%s\" rx=\"1\"/>",
                kindStyle(),
                x + 2.5,
                y + 4,
                size.height() - 8);
        if (size.brief()) {
            brief(x, y, text);
        } else {
            full(x, y, text);
        }
        if (!named.isEmpty()) {
            String more = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "";
            String after = "after " + String.join(", ", named.subList(0, Math.min(NAMED, named.size()))) + more;
            words(text, "quiet small after", x + 2, y - 5, Lettering.fit(after, 10, size.width() - 4));
        }
        text.append("</g>\n");
    }

    private void full(double x, double y, StringBuilder text) {
        double room = size.width() - INSIDE * 2;
        String kind = box.kind() + ", " + box.takes();
        words(text, "quiet small", x + INSIDE, y + 16, Lettering.fit(kind, 10, room));
        words(text, "id", x + INSIDE, y + 31, Lettering.fit(box.id(), 12 * 1.08, room));
        words(text, "", x + INSIDE, y + 46, Lettering.fit(box.title(), 11, room));
        if (box.marks().noReturn()) {
            double top = y + size.height() - RIBBON;
            add(
                    text,
                    "<rect class=\"ribbon\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                    x,
                    top,
                    size.width(),
                    RIBBON);
            words(text, "ribbonwords", x + INSIDE, top + 11, "POINT OF NO RETURN");
        }
        double last = box.marks().noReturn() ? y + 59 : y + 66;
        words(text, "quiet small", x + INSIDE, last, Lettering.fit(box.people(), 10, room));
    }

    private void brief(double x, double y, StringBuilder text) {
        boolean point = box.marks().noReturn();
        double room = size.width() - INSIDE * 2 - 62;
        words(text, "id", x + INSIDE, y + 19, Lettering.fit(box.id(), 12 * 1.08, room));
        if (point) {
            add(
                    text,
                    "<rect class=\"ribbon\" x=\"%s\" y=\"%s\" width=\"64\" height=\"%s\"/>",
                    x + size.width() - 64,
                    y,
                    size.height());
        }
        words(
                text,
                point ? "ribbonwords" : "quiet small",
                x + size.width() - 60,
                y + 19,
                point ? "NO RETURN" : box.kind());
    }

    private String whole() {
        return box.id() + ": " + box.title() + "; " + box.kind() + ", " + box.takes()
                + (box.people().isEmpty() ? "" : ", " + box.people())
                + (box.marks().noReturn()
                        ? "; POINT OF NO RETURN, lost from here: " + box.marks().loses()
                        : "");
    }

    /** The style by the kind of step: asks people, moves traffic, or acts. */
    private String kindStyle() {
        return switch (box.kind()) {
            case "gate", "decision", "task" -> "asks";
            case "shift" -> "moves";
            default -> "acts";
        };
    }

    private static void words(StringBuilder text, String style, double x, double y, String words) {
        add(text, "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", style, x, y, Lettering.escaped(words));
    }

    private static void add(StringBuilder text, String pattern, Object... values) {
        text.append(SvgFormat.format(pattern, values)).append('\n');
    }
}
