package dev.cutover.console.paint;

/**
 * A column of a table.
 *
 * @param right whether its cells are set to the right, as numbers are
 * @param least how narrow it may be cut where room is short; {@link #WHOLE} if it is shown whole or not at all
 * @param keep columns with the lowest figure are left out first where cutting is not enough
 */
public record Column(String title, boolean right, int least, int keep) {
    static final int WHOLE = Integer.MAX_VALUE;

    /** Shown whole; the last to be left out. */
    public static Column of(String title) {
        return new Column(title, false, WHOLE, 100);
    }

    /** The same, set to the right. */
    public static Column number(String title) {
        return new Column(title, true, WHOLE, 100);
    }

    /** Cut where room is short. */
    public static Column text(String title, int least) {
        return new Column(title, false, least, 100);
    }

    /** The same column, left out before those with a higher figure. */
    public Column keep(int figure) {
        return new Column(title, right, least, figure);
    }
}
