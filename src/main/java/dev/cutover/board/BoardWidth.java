package dev.cutover.board;

/** How much room there is from side to side. */
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
