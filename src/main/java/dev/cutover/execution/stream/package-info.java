/** The events of a run as JSON lines, for whoever reads this process's standard output. */
@NullMarked
package dev.cutover.execution.stream;

import org.jspecify.annotations.NullMarked;
