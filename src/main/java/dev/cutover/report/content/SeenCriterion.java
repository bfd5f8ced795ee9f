package dev.cutover.report.content;

import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a criterion stood when somebody looked at it. Immutable.
 *
 * @param threshold in force then
 * @param value with its unit; {@code no data} or {@code not measured} where there is none
 * @param verdict {@code GREEN}, {@code RED}, {@code NO DATA} or {@code NOT MEASURED}
 * @param at when it was measured; empty if it never was
 * @param age how old it was then; zero if it was never measured
 */
public record SeenCriterion(
        String criterion,
        String segment,
        String threshold,
        String value,
        String verdict,
        Tone tone,
        Optional<Instant> at,
        Duration age) {}
