/**
 * The contents of a rehearsal file: scripted answers, injected faults and expected results.
 *
 * <p>Immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.model.scenario;

import org.jspecify.annotations.NullMarked;
