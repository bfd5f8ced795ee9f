package dev.cutover.board;

/** The class of width of an outlet. */
public enum BoardWidth {
    NARROW,
    MEDIUM,
    WIDE;

    private static final int MEDIUM_FROM = 60;
    private static final int WIDE_FROM = 100;

    /** That of an outlet with so many columns. */
    public static BoardWidth of(int columns) {
        return columns < MEDIUM_FROM ? NARROW : columns < WIDE_FROM ? MEDIUM : WIDE;
    }
}
