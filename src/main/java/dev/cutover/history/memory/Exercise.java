package dev.cutover.history.memory;

import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import java.time.Instant;

/**
 * A step that a run has done, or undone; a step of the runbook's rollback counts as back. What a person overrode or
 * skipped was not exercised.
 *
 * @param step by the id that the runbook gives it
 * @param at when it was last, in real time
 */
public record Exercise(StepId step, Effect.Direction direction, Instant at) {}
