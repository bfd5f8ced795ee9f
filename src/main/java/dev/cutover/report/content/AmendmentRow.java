package dev.cutover.report.content;

import java.time.Instant;

/**
 * A value of the runbook that was changed during the run. Immutable.
 *
 * @param overrides whether it made a criterion pass that was red
 */
public record AmendmentRow(
        long seq,
        Instant at,
        String what,
        String before,
        String after,
        String by,
        String reason,
        String impact,
        boolean overrides) {}
