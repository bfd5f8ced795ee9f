/**
 * Rehearsals: the engine runs a runbook while a script answers questions, injects faults and requests rollbacks. The
 * result is compared with the scenario's expectations. Also reads the rollbacks of earlier runs, as drills.
 */
@NullMarked
package dev.cutover.rehearsal;

import org.jspecify.annotations.NullMarked;
