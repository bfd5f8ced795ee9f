/**
 * Completion of command lines by shells.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli.completion;

import org.jspecify.annotations.NullMarked;
