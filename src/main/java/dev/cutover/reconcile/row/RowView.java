package dev.cutover.reconcile.row;

import java.time.Instant;
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

    /** Changes whenever the row changes; empty if the source has no versions. */
    String version();

    /** When the source had these values; null if it does not say. */
    @Nullable
    Instant readAt();
}
