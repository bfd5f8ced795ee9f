package dev.cutover.reconcile.row;

/** Takes the rows of a source, on one thread. Its exceptions end the reading. */
public interface RowConsumer {

    /** A row. The slices hold until it returns. */
    void row(FieldSlices row) throws InterruptedException;

    /**
     * A row is there that cannot be read. The side is incomplete, and reading goes on.
     *
     * @param place its line or number
     */
    void unreadable(long place, String why);

    /**
     * The same of a row that is broken behind its first values: by these its key may be known.
     *
     * @param row those that are read for certain; of the other columns it has none
     */
    default void unreadable(FieldSlices row, String why) throws InterruptedException {
        unreadable(row.place(), why);
    }

    /**
     * All rows before this position were passed on; called from time to time by a source that can go on from there.
     * Never called by one that cannot.
     */
    default void reached(Position position) throws InterruptedException {}

    /**
     * Rows are being waited for. Called about once a second by a source that is watched, from another thread than the
     * rows come on.
     */
    default void waiting() {}
}
