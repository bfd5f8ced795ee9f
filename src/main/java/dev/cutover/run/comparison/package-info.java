/**
 * What a comparison of two record sets has found, as it is recorded, shown and judged.
 *
 * <p>Immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.run.comparison;

import org.jspecify.annotations.NullMarked;
