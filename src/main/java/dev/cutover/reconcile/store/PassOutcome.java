package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Findings;
import java.util.List;

/**
 * What the first look at a pass has found.
 *
 * @param findings of all keys but the suspects and the unjudged ones
 * @param inputs in the order of the pass
 * @param suspects how many keys have to be looked at again
 * @param unjudged how many keys nothing is said of: rows of theirs may be in the part that was not read
 * @param gone of how many keys that were asked for there are no rows any more
 * @param failures how many partitions could not be compared
 * @param incomplete why not everything was compared, each reason a sentence; those of the inputs, too
 */
public record PassOutcome(
        Findings findings,
        List<InputRead> inputs,
        long suspects,
        long unjudged,
        long gone,
        long failures,
        List<String> incomplete) {
    public PassOutcome {
        inputs = List.copyOf(inputs);
        incomplete = List.copyOf(incomplete);
    }
}
