package dev.cutover.reconcile.look;

import dev.cutover.run.comparison.ComparisonResult;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One comparison, with its temporary files in a folder of its own. Whatever was done there before is not done again.
 * Not thread-safe; starts threads of its own and ends them before it returns.
 */
public final class Comparison {
    private Comparison() {}

    /**
     * A comparison in a folder: begun, or continued if it was begun there.
     *
     * @param folder made readable to the user alone, if it is not there
     * @throws RecipeChanged if it was begun there over another recipe or over other sources
     */
    public static Comparison in(Path folder, ComparisonPlan plan, LookProgress progress)
            throws IOException, RecipeChanged {
        throw new UnsupportedOperationException();
    }

    /** The looks that are done; null if there was none. */
    public Look last() {
        throw new UnsupportedOperationException();
    }

    /**
     * The first look reads everything; each later one only what has to be looked at again.
     *
     * @throws IOException if the folder cannot be written, with the reason; what is there can be continued
     */
    public Look look() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** What was found, after the last look. */
    public ComparisonResult result() throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Passes on every confirmed difference, in no order, for whoever lists them all.
     *
     * @throws IOException if they cannot be read
     */
    public void differences(DifferenceSink sink) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Removes the folder and all that is in it. */
    public void remove() throws IOException {
        throw new UnsupportedOperationException();
    }
}
