package dev.cutover.report.content;

import dev.cutover.query.moment.StepReadings;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A criterion in a segment: the threshold that was written down beside what was measured. Immutable.
 *
 * @param title empty where the runbook has none
 * @param segment as people call it
 * @param threshold that is in force at the end, as it was written
 * @param pinned that of the runbook, where it was amended; empty if it was not
 * @param baseline what the threshold is a factor of, if it is one and the baseline was taken
 * @param last the newest value, with its unit; {@code no data} where there is none
 * @param standing how it stands as of the report
 * @param watched whether a step that is under way watches it
 * @param worst the value farthest to the wrong side of the threshold, and when; empty if nothing was measured
 * @param offBy how far the worst value is to the wrong side of its bound, negative on the right side: only values of
 *     the same criterion compare; empty if nothing was measured
 * @param samples how many values were measured
 * @param red how many of them were red
 * @param noData how many of them had no data
 */
public record Promise(
        String criterion,
        String title,
        String owner,
        String segment,
        String threshold,
        Optional<String> pinned,
        Optional<String> baseline,
        String last,
        Instant lastAt,
        StepReadings.Standing standing,
        Tone tone,
        boolean watched,
        Optional<String> worst,
        Optional<Instant> worstAt,
        OptionalDouble offBy,
        long samples,
        long red,
        long noData) {}
