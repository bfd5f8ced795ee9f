/** The command that shows the log of a run. */
@NullMarked
package dev.cutover.cli.runlog;

import org.jspecify.annotations.NullMarked;
