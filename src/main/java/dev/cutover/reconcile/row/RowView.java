package dev.cutover.reconcile.row;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row that was kept: the columns of its {@link InputLayout}, by their places there. Holds as long as its group. Not
 * thread-safe.
 */
public interface RowView {

    /** A value as text; null if there is none. */
    @Nullable
    String text(int column);

    boolean isNull(int column);

    /** The bytes that hold a value; together with start and length, so that nothing is copied. */
    byte[] bytes();

    int start(int column);

    /** How many bytes a value has; -1 if there is none. */
    int length(int column);

    /** Whether a value has the same bytes as one of another row; no value is the same as none. */
    default boolean isSame(int column, RowView other, int otherColumn) {
        int size = length(column);
        if (size != other.length(otherColumn) || size <= 0) {
            return size == other.length(otherColumn);
        }
        int from = start(column);
        int otherFrom = other.start(otherColumn);
        return Arrays.equals(bytes(), from, from + size, other.bytes(), otherFrom, otherFrom + size);
    }

    /** Changes whenever the row changes; empty if the source has no versions. */
    String version();

    /** When the source had these values; null if it does not say. */
    @Nullable
    Instant readAt();
}
