/** The process around an execution: its environment, outputs, threads and shutdown. */
@NullMarked
package dev.cutover.execution.process;

import org.jspecify.annotations.NullMarked;
