package dev.cutover.query.moment;

import dev.cutover.model.Criterion;
import dev.cutover.run.Sample;

/**
 * A criterion as it is now, measured apart from any run, with the threshold of the file. Immutable; secrets in it are
 * masked.
 *
 * @param source what was asked, such as {@code metrics} or {@code the drills of this home}
 * @param query as it was asked; empty where there is none
 */
public record MeasuredCriterion(
        String runbook, String environment, Criterion criterion, Sample sample, String source, String query) {}
