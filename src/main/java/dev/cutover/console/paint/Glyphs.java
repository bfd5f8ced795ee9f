package dev.cutover.console.paint;

/**
 * The few characters that are drawn besides words. Each is one column wide, except the ellipsis. They only repeat what
 * the words beside them say.
 */
public record Glyphs(String full, String empty, String rule, String ellipsis) {
    public static final Glyphs UNICODE = new Glyphs("█", "░", "━", "…");
    public static final Glyphs ASCII = new Glyphs("#", "-", "-", "..");

    /** A bar, filled in the proportion of part to whole. It looks empty or full only if it is exactly empty or full. */
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
