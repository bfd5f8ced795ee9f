/**
 * Options and arguments that several commands share, each with what it stands for.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli.option;

import org.jspecify.annotations.NullMarked;
