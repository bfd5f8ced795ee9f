package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums over keys, in bounded memory. Findings of parts can be added up, in any order, with the same result. Not
 * thread-safe.
 */
public interface Findings {

    /** Empty ones of the same kind, for another part. */
    Findings empty();

    /** Counts a key, once its standing is known; each key once. */
    void add(KeyGroup group, Judgement judgement, Standing standing);

    /** Adds those of another part, which are of the same kind. */
    void merge(Findings other);

    /** Writes them, so that a part that is done need not be compared again. */
    void write(DataOutput out) throws IOException;

    /** Adds what was written. */
    void read(DataInput in) throws IOException;

    /** Tells what was found, once all parts are added up. */
    void report(ResultParts result);
}
