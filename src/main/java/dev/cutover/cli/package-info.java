/**
 * The command line: options in, exit code out; the only place that picks implementations.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli;

import org.jspecify.annotations.NullMarked;
