/**
 * Child processes: started without a shell, with bounded output, and ended with everything that they have started. The
 * only place that starts processes.
 */
@NullMarked
package dev.cutover.process;

import org.jspecify.annotations.NullMarked;
