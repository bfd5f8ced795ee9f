package dev.cutover.history.memory;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import java.time.Instant;

/**
 * The last result of a step that reconciles.
 *
 * @param step by the id that the runbook gives it
 * @param at when it was found, in real time
 * @param recipe tells what was compared, and how; results of different recipes cannot be set beside each other
 * @param compared keys; without the moving ones
 * @param mismatched keys with a finding
 * @param moving keys that had not settled
 * @param complete whether everything was compared
 */
public record RememberedReconciliation(
        StepId step,
        Segment segment,
        Instant at,
        String recipe,
        long compared,
        long mismatched,
        long moving,
        boolean complete,
        boolean passed) {}
