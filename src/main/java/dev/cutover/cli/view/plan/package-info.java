/**
 * A plan as words: hour by hour, then who and what is touched, then what a person should look at.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli.view.plan;

import org.jspecify.annotations.NullMarked;
