package dev.cutover.board;

/** The class of width of an outlet. */
public enum BoardWidth {
    NARROW,
    /** That of a terminal with 80 columns. */
    COMPACT,
    MEDIUM,
    WIDE;

    private static final int COMPACT_FROM = 60;
    private static final int MEDIUM_FROM = 80;
    private static final int WIDE_FROM = 100;

    /** That of an outlet with so many columns. */
    public static BoardWidth of(int columns) {
        return columns < COMPACT_FROM ? NARROW : columns < MEDIUM_FROM ? COMPACT : columns < WIDE_FROM ? MEDIUM : WIDE;
    }
}
