/**
 * Dry runs: the engine carries a runbook out, over systems that are read and never written. What would change something
 * is answered as if it had been done; nobody is asked; what is seen afterwards is what the run would have left where
 * only it could have changed it. The engine cannot tell.
 */
@NullMarked
package dev.cutover.dryrun;

import org.jspecify.annotations.NullMarked;
