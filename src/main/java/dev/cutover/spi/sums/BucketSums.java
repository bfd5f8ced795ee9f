package dev.cutover.spi.sums;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import java.util.BitSet;
import java.util.Map;

/**
 * Adds up rows inside a system: a capability beside {@link Records}, of the same record sets. Changes nothing.
 * Implementations must be thread-safe.
 *
 * <p>A value is written in a {@link SumForm} exactly as {@link Records} passes it on, apart from zeros at the end of a
 * fraction: rows whose sums agree are rows that whoever reads them finds equal.
 *
 * <p>Each method throws a {@link ConnectorException} if not all rows were added up or passed on, and an
 * {@link InterruptedException} if the thread was interrupted.
 */
public interface BucketSums {

    /** The own form of each column of a set that can be added up; a column that is not in it cannot. */
    Map<String, SumForm> forms(String set) throws ConnectorException, InterruptedException;

    /** The sums of the rows of {@link Handshake}, as this system writes them and digests them. */
    BucketSum.Words handshake(RowDigest digest) throws ConnectorException, InterruptedException;

    /** The sums of all buckets that have rows, in ascending order of their numbers. */
    Records.End sums(String set, Records.Query query, SumRecipe recipe, Taker taker)
            throws ConnectorException, InterruptedException;

    /** Passes on the rows of some buckets, as {@link Records#stream} does. */
    Records.End rows(String set, Records.Query query, SumRecipe recipe, BitSet buckets, Records.Rows rows)
            throws ConnectorException, InterruptedException;

    /** Takes sums. Exceptions of its own end the stream and reach its caller. */
    @FunctionalInterface
    interface Taker {
        /** Returns whether it wants more; may block. */
        boolean take(BucketSum sum) throws InterruptedException;
    }
}
