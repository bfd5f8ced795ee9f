/** The log of a run while this process runs it. */
@NullMarked
package dev.cutover.execution.logging;

import org.jspecify.annotations.NullMarked;
