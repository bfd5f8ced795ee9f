/**
 * Dry runs: the engine runs a runbook against systems that are read and never written. Writes are skipped and reported
 * as successful, questions are answered by stand-ins, and later reads show the planned weights. The engine runs the
 * same code as for a real run.
 */
@NullMarked
package dev.cutover.dryrun;

import org.jspecify.annotations.NullMarked;
