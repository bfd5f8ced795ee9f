/**
 * The status of the run that this process runs, for whoever asks from another process: folded from the same events that
 * are in the record, and told without the engine.
 */
@NullMarked
package dev.cutover.execution.status;

import org.jspecify.annotations.NullMarked;
