package dev.cutover.run;

import dev.cutover.model.SystemId;

/**
 * One thing that a run changes, and that no other run changes meanwhile.
 *
 * @param system what the run's own runbook calls it
 * @param reaches what it is, whatever it is called: two claims with the same text are of the same thing
 */
public record Claim(SystemId system, String reaches) {}
