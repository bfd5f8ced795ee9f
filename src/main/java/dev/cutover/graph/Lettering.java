package dev.cutover.graph;

/** Text in a picture: estimates its width and cuts it to fit. Stateless and thread-safe. */
public final class Lettering {
    private static final double WIDE = 1.0;
    private static final double BROAD = 0.95;
    private static final double CAPITAL = 0.74;
    private static final double PLAIN = 0.62;
    private static final double NARROW = 0.36;
    private static final int FAR_EAST = 0x1100;

    private Lettering() {}

    /** The text, cut with an ellipsis if it may be wider than this; estimates generously, since the font is unknown. */
    public static String fit(String words, double size, double room) {
        double used = 0;
        int end = 0;
        int fits = 0;
        double sign = NARROW * 3 * size;
        while (end < words.length()) {
            int code = words.codePointAt(end);
            used += em(code) * size;
            if (used > room) {
                return words.substring(0, fits).stripTrailing() + "…";
            }
            end += Character.charCount(code);
            if (used + sign <= room) {
                fits = end;
            }
        }
        return words;
    }

    private static double em(int code) {
        if (code >= FAR_EAST) {
            return WIDE;
        }
        if ("mwMW@%—".indexOf(code) >= 0) {
            return BROAD;
        }
        if ("iljtfrI.,:;'|!()[] -".indexOf(code) >= 0) {
            return NARROW;
        }
        return Character.isUpperCase(code) ? CAPITAL : PLAIN;
    }

    /** Escapes the text for XML; replaces characters that XML cannot hold. */
    static String escaped(String words) {
        var text = new StringBuilder(words.length());
        words.codePoints().forEach(code -> {
            switch (code) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isAllowed(code) ? code : '\uFFFD');
            }
        });
        return text.toString();
    }

    private static boolean isAllowed(int code) {
        return code == '\t'
                || code == '\n'
                || (code >= ' ' && code <= 0xD7FF)
                || (code >= 0xE000 && code <= 0xFFFD)
                || code >= 0x10000;
    }
}
