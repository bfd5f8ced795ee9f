package dev.cutover.console.paint;

/**
 * The few signs that are drawn besides words, each one column wide but for the ellipsis. Words beside each say the
 * same.
 */
public record Glyphs(String full, String empty, String rule, String ellipsis) {
    public static final Glyphs UNICODE = new Glyphs("█", "░", "━", "…");
    public static final Glyphs ASCII = new Glyphs("#", "-", "-", "..");

    /** A bar of so many columns, filled by so many parts of the whole; what is not empty and not full looks so. */
    public String bar(int columns, int part, int whole) {
        if (whole <= 0) {
            return empty.repeat(columns);
        }
        int filled = (int) Math.round((double) columns * part / whole);
        if (part > 0) {
            filled = Math.max(filled, 1);
        }
        if (part < whole) {
            filled = Math.min(filled, columns - 1);
        }
        return full.repeat(filled) + empty.repeat(columns - filled);
    }
}
