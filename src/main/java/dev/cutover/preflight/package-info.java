/**
 * Checks systems in parallel, without changing them, before a run depends on them. Used by the command {@code check}
 * and by gates. Depends on the capabilities of connectors, not on the engine.
 */
@NullMarked
package dev.cutover.preflight;

import org.jspecify.annotations.NullMarked;
