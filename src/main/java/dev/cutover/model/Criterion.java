package dev.cutover.model;

import java.time.Duration;

/**
 * A pass/fail threshold written down before the run.
 *
 * @param owner who answers for it, free text, may be empty
 * @param window the span that a value is computed over
 * @param every how often it is sampled while it is watched
 * @param minSamples fewer samples than this are no data
 */
public record Criterion(
        CriterionId id,
        String title,
        String owner,
        Measure measure,
        Threshold pass,
        Duration window,
        Duration every,
        long minSamples) {}
