/** The command line from end to end: arguments in, words and exit code out. */
@NullMarked
package dev.cutover.acceptance;

import org.jspecify.annotations.NullMarked;
