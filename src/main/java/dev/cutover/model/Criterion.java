package dev.cutover.model;

import java.time.Duration;

/**
 * A pass/fail threshold written down before the run.
 *
 * @param owner who answers for it, free text, may be empty
 * @param unit the unit of its values where the threshold names none, for example {@code s}; {@code %} says that they
 *     are ratios; empty if they have none
 * @param window the span that a value is computed over
 * @param every how often it is sampled while it is watched
 * @param minSamples fewer samples than this are no data
 * @param because why the threshold is what it is, free text; empty where nothing is said
 */
public record Criterion(
        CriterionId id,
        String title,
        String owner,
        Measure measure,
        Threshold pass,
        String unit,
        Duration window,
        Duration every,
        long minSamples,
        String because) {
    /** A criterion that gives no reason for its threshold. */
    public Criterion(
            CriterionId id,
            String title,
            String owner,
            Measure measure,
            Threshold pass,
            String unit,
            Duration window,
            Duration every,
            long minSamples) {
        this(id, title, owner, measure, pass, unit, window, every, minSamples, "");
    }

    /** Whether its values are shares: ratios from 0 to 1, which are written as percentages. */
    public boolean isShare() {
        return unit.equals("%") || pass.text().contains("%");
    }
}
