/**
 * Rehearsals: the engine carries a runbook out, while a script says who answers what, what goes wrong when, who turns
 * back, and what must come of it. Also what earlier runs recorded of rollbacks.
 */
@NullMarked
package dev.cutover.rehearsal;

import org.jspecify.annotations.NullMarked;
