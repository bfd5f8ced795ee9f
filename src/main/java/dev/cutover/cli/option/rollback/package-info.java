/**
 * What is rolled back and by whom, as options: a slice of the traffic, phases and steps, a person.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli.option.rollback;

import org.jspecify.annotations.NullMarked;
