/**
 * The contents of an environment file.
 *
 * <p>Immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.model.environment;

import org.jspecify.annotations.NullMarked;
