/**
 * The facts of a run's record, one sealed family a subject.
 *
 * <p>Records, enums and the sealed families of them are immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.run.fact;

import org.jspecify.annotations.NullMarked;
