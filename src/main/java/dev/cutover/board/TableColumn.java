package dev.cutover.board;

/**
 * A column of a table.
 *
 * @param right whether its cells are set to the right, as numbers are
 * @param least how narrow it may be cut where room is short; {@link #WHOLE} if it is shown whole or not at all
 * @param keep columns with the lowest figure are left out first where cutting is not enough
 */
public record TableColumn(String title, boolean right, int least, int keep) {
    static final int WHOLE = Integer.MAX_VALUE;

    /** Shown whole; the last to be left out. */
    public static TableColumn of(String title) {
        return new TableColumn(title, false, WHOLE, 100);
    }

    /** The same, set to the right. */
    public static TableColumn number(String title) {
        return new TableColumn(title, true, WHOLE, 100);
    }

    /** Cut where room is short. */
    public static TableColumn text(String title, int least) {
        return new TableColumn(title, false, least, 100);
    }

    /** The same column, left out before those with a higher figure. */
    public TableColumn keep(int figure) {
        return new TableColumn(title, right, least, figure);
    }
}
