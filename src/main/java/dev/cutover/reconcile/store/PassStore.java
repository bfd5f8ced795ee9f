package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of one pass on disk. Whatever was done in its folder before is not done again. Not thread-safe; starts
 * threads of its own and ends them before it returns.
 */
public final class PassStore {
    private PassStore() {}

    /**
     * A store in a folder: begun, or continued if it was begun there.
     *
     * @param folder of this pass alone; made readable to the user alone, if it is not there
     * @param recipe what identifies columns, rules and sources
     * @throws OtherRecipe if it was begun there over another recipe or over sources that have changed since
     */
    public static PassStore in(Path folder, String recipe, Pass pass, StoreLimits limits, StoreProgress progress)
            throws IOException, OtherRecipe {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads all inputs, two at a time, from where they were left. A source that cannot be read to its end makes its
     * input incomplete, and is no exception.
     *
     * @throws IOException if the folder cannot be written, with the reason; what is there can be continued
     */
    public List<InputRead> read() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Judges every key, two partitions at a time; a partition whose result is there is not compared again. After
     * {@link #read}. The same rows give the same outcome, however often it was broken off.
     */
    public PassOutcome compare(Verdict verdict) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Passes on the suspects, after {@link #compare}; in an order that does not depend on threads. */
    public void suspects(JudgedKeySink sink) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Passes on every key that counted with problems, if the limits say that they are kept. */
    public void differences(JudgedKeySink sink) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
