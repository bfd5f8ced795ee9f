package dev.cutover.reconcile.row;

import dev.cutover.spi.RecordSet;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** One side's rows: a file, or a record set of a system. Thread-safe unless an implementation says otherwise. */
public interface RowSource extends AutoCloseable {

    /** As people call it: a file's name, or {@code legacy-oms.orders}. */
    String name();

    /** The columns in the order of the values; of a file, all are text. */
    List<RecordSet.Column> columns();

    /**
     * What tells this source from another one, or from itself after a change: of a file its size, its time and a digest
     * of its beginning. A reading is continued only where it is the same.
     */
    String identity();

    /** What {@link #size} and {@link #progress} count. */
    enum Unit {
        BYTES,
        ROWS
    }

    /** Bytes are counted only where their number is known beforehand. */
    default Unit unit() {
        return Unit.ROWS;
    }

    /** About how much there is to read, in its {@link #unit}; empty if nobody knows. */
    OptionalLong size();

    /**
     * Passes on all rows from a position.
     *
     * @throws UnreadableSource if it could not be read to its end; the side is incomplete
     */
    void read(Position from, RowConsumer rows) throws UnreadableSource, InterruptedException;

    /** What has struck it in the last {@link #read} and may help to read the result, each a sentence. */
    default List<String> advice() {
        return List.of();
    }

    /** How much has been read by the running {@link #read}, in its {@link #unit}. From any thread. */
    long progress();

    /** Whether {@link #again} can be asked; false of a file, which does not change while it is read. */
    boolean canLookAgain();

    /** Whether {@link #again} finds rows by their keys; otherwise it reads all of them each time. */
    default boolean findsRows() {
        return true;
    }

    /**
     * Passes on the rows of some groups as they are now.
     *
     * @param groups the values of the first columns of the key; all rows that begin with them belong to the group
     * @throws UnreadableSource if not all of them could be read
     */
    void again(Collection<List<String>> groups, RowConsumer rows) throws UnreadableSource, InterruptedException;

    @Override
    default void close() throws IOException {}
}
