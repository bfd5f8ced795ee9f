/** The options of the commands that can write the events of a run as JSON lines. */
@NullMarked
package dev.cutover.cli.stream;

import org.jspecify.annotations.NullMarked;
