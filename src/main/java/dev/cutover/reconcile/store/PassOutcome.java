package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Findings;
import dev.cutover.run.comparison.ComparisonTally;
import java.util.List;

/**
 * What the first look at a pass has found.
 *
 * @param findings of all keys but the suspects and the unjudged ones
 * @param inputs in the order of the pass
 * @param suspects how many keys have to be looked at again
 * @param unjudged how many keys nothing is said of: rows of theirs may be in the part that was not read
 * @param missing how many of those are surely missing, though not which
 * @param failures how many partitions could not be compared
 * @param incomplete why not everything was compared, each reason a sentence; those of the inputs, too
 */
public record PassOutcome(
        Findings findings,
        List<InputRead> inputs,
        long suspects,
        long unjudged,
        ComparisonTally.Keys missing,
        long failures,
        List<String> incomplete) {
    public PassOutcome {
        inputs = List.copyOf(inputs);
        incomplete = List.copyOf(incomplete);
    }
}
