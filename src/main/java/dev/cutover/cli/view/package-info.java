/**
 * What reading commands show to people: clean words, fitted to the outlet.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli.view;

import org.jspecify.annotations.NullMarked;
