/** Completion of command lines by shells. */
@NullMarked
package dev.cutover.cli.completion;

import org.jspecify.annotations.NullMarked;
