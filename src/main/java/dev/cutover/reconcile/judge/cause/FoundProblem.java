package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Discrepancy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a key.
 *
 * @param left the whole value, null if there is none
 * @param ofRecord the system that is right about it
 */
public record FoundProblem(
        List<String> key,
        Discrepancy problem,
        @Nullable String left,
        @Nullable String right,
        Optional<String> ofRecord) {
    private static final int GOLDEN = 0x9E3779B9;

    /** Depends on the key alone, and is spread evenly over keys that follow one another. */
    int rank() {
        int mixed = key.hashCode() * GOLDEN;
        mixed = (mixed ^ mixed >>> 16) * GOLDEN;
        return mixed ^ mixed >>> 15;
    }
}
