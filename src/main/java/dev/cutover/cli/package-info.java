/** The command line: options in, exit code out; the only place that picks implementations. */
@NullMarked
package dev.cutover.cli;

import org.jspecify.annotations.NullMarked;
