package dev.cutover.run;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;

/**
 * One value of a criterion.
 *
 * @param value meaningless where the verdict is NO_DATA
 * @param count how many samples the value was computed from
 * @param note what it was compared with, or why there is no data
 */
public record Sample(CriterionId criterion, Segment segment, Verdict verdict, double value, long count, String note) {

    /** Whether another sample of the same criterion and segment has the same verdict and note, whatever its value. */
    public boolean saysTheSameAs(Sample other) {
        return verdict == other.verdict && note.equals(other.note);
    }

    public Sample withNote(String note) {
        return new Sample(criterion, segment, verdict, value, count, note);
    }
}
