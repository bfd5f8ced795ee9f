package dev.cutover.reconcile.judge.cause;

import dev.cutover.reconcile.judge.value.DecimalSlice;
import dev.cutover.reconcile.judge.value.SoughtAmount;
import dev.cutover.run.comparison.Cause.Sampled;
import dev.cutover.run.comparison.Discrepancy;
import org.jspecify.annotations.Nullable;

/** A problem of a key. Holds until the next one is counted. Not thread-safe. */
public interface FoundProblem {

    Discrepancy problem();

    /** Whether what is wrong with its key was something else at each look. */
    boolean hasNeverSettled();

    /** The whole value on the left; null if there is none. */
    @Nullable
    String left();

    /** The whole value on the right; null if there is none. */
    @Nullable
    String right();

    /** The number that the value on the left is; null if it is none. */
    @Nullable
    DecimalSlice leftNumber();

    /** The number that the value on the right is; null if it is none. */
    @Nullable
    DecimalSlice rightNumber();

    /** What the value on the left is called on the right; null if it keeps its name. */
    @Nullable
    String meaning();

    /** Depends on the key alone, and is spread evenly over keys that follow one another. */
    int rank();

    /** As it is told to people. Asked for samples alone. */
    Sampled sampled();

    /** The other columns that have this amount, joined by commas; empty if there is none. */
    String columnsOf(SoughtAmount amount);
}
