/**
 * What a rehearsal file says: the people, the faults, and what must come of them.
 *
 * <p>Immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.model.scenario;

import org.jspecify.annotations.NullMarked;
