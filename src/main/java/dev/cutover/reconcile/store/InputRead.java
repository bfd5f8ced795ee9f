package dev.cutover.reconcile.store;

import dev.cutover.model.reconcile.Side;
import dev.cutover.run.comparison.ComparisonTally;
import java.util.List;

/**
 * How much of an input was read.
 *
 * @param name of the source, as people call it
 * @param rows how many, and whether it was read to its end
 * @param keyless rows that could not be read, and of which nobody knows the key
 * @param incomplete why not everything could be read, each reason a sentence; empty if everything was
 * @param remarks what else is worth knowing, each a sentence: that it was read anew after a stop
 * @param advice what has struck its source and may help to read the result, each a sentence
 */
public record InputRead(
        Side side,
        String name,
        ComparisonTally.Rows rows,
        long keyless,
        List<String> incomplete,
        List<String> remarks,
        List<String> advice) {
    public InputRead {
        incomplete = List.copyOf(incomplete);
        remarks = List.copyOf(remarks);
        advice = List.copyOf(advice);
    }
}
