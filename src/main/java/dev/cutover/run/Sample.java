package dev.cutover.run;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * One value of a criterion.
 *
 * @param value meaningless where the verdict is NO_DATA
 * @param count how many samples the value was computed from
 * @param note what it was compared with, or why there is no data
 * @param age how old the newest observation behind it was when it was taken; empty if the system does not say
 */
public record Sample(
        CriterionId criterion,
        Segment segment,
        Verdict verdict,
        double value,
        long count,
        String note,
        Optional<Duration> age) {

    /** One whose system does not say how old its observations are. */
    public Sample(CriterionId criterion, Segment segment, Verdict verdict, double value, long count, String note) {
        this(criterion, segment, verdict, value, count, note, Optional.empty());
    }

    /** The age in words for people, after what is said of the value; empty if it is unknown. */
    public String ageInWords() {
        return age.map(old -> ", newest data " + Math.max(0, old.toSeconds()) + " s old")
                .orElse("");
    }

    /**
     * Whether another sample of the same criterion and segment has the same verdict and note, whatever its value and
     * age.
     */
    public boolean saysTheSameAs(Sample other) {
        return verdict == other.verdict && note.equals(other.note);
    }

    public Sample withNote(String note) {
        return new Sample(criterion, segment, verdict, value, count, note, age);
    }
}
