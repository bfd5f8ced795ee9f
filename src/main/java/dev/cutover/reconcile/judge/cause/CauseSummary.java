package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Cause;
import java.util.List;

/** What counted problems say. Immutable as long as nothing is counted. */
public record CauseSummary(CauseCounts counts, Dimensions dimensions) {

    /** Each problem in one cause; in no order. */
    public List<Cause> causes() {
        return new CauseReport(counts, dimensions).causes();
    }

    /**
     * What may help, each a sentence.
     *
     * @param pairs how many keys have rows on both sides
     */
    public List<String> advice(long pairs, AdvisedColumns columns) {
        return new Advice(counts, pairs, columns).sentences();
    }
}
