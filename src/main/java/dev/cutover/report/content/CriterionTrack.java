package dev.cutover.report.content;

import dev.cutover.model.Threshold.Comparison;
import dev.cutover.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The values of a criterion over time. Immutable.
 *
 * @param threshold as it was written, of the end of the run
 * @param comparison how a value is compared with the bound; empty where the runbook is not known
 * @param bound the threshold as a number, a factor of a baseline already multiplied; empty if it is not known
 * @param upper the upper end of a range; empty otherwise
 * @param unit of values as they are written; {@code %} says that the numbers are ratios
 * @param points in the order of time; thinned out where there are very many, but for the last: not to be counted
 * @param samples how many values were measured
 * @param red how many of them were red
 * @param noData how many of them had no data
 */
public record CriterionTrack(
        String criterion,
        String title,
        String segment,
        String threshold,
        Optional<Comparison> comparison,
        OptionalDouble bound,
        OptionalDouble upper,
        String unit,
        List<TrackPoint> points,
        long samples,
        long red,
        long noData) {
    public CriterionTrack {
        points = List.copyOf(points);
    }

    /** How many values are not among the points. */
    public long left() {
        return samples - points.stream().mapToLong(TrackPoint::times).sum();
    }

    /** The newest value with its unit; {@code not measured} where there is none. */
    public String last() {
        return points.isEmpty() ? "not measured" : points.get(points.size() - 1).shown();
    }

    /**
     * Samples one after the other with the same verdict and note.
     *
     * @param times how many
     * @param value of the last; of no meaning where the verdict is NO_DATA, like the least and the greatest
     * @param shown the last value with its unit; {@code no data} where there is none
     */
    public record TrackPoint(
            Instant from,
            Instant until,
            long times,
            Verdict verdict,
            double value,
            double least,
            double greatest,
            String shown,
            String note) {}
}
