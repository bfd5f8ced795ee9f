package dev.cutover.report.content;

import dev.cutover.model.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * Every sample that was not green: samples of one criterion and segment that followed each other are one row.
 * Immutable.
 *
 * @param rows in the order in which they began
 * @param red how many samples were red
 * @param noData how many had no data
 * @param merged what was put together to keep the list readable, in words; empty if only equal samples were
 */
public record RedSamples(List<RedStretch> rows, long red, long noData, String merged) {
    public RedSamples {
        rows = List.copyOf(rows);
    }

    /**
     * Samples that followed each other.
     *
     * @param seq the number of the event that has the first of them
     * @param from when the first was taken
     * @param until when the last was
     * @param verdict RED or NO_DATA
     * @param value of the last, with its unit; with the range if they differ; {@code no data} where there is none
     * @param threshold in force when the first was taken; empty where the runbook is not known
     * @param note what they were compared with, or why there is no data; may be empty
     */
    public record RedStretch(
            long seq,
            Instant from,
            Instant until,
            long times,
            String criterion,
            String segment,
            Verdict verdict,
            String value,
            String threshold,
            String note) {}
}
