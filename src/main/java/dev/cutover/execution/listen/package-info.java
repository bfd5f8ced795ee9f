/** Listeners of a run that stand before another one. */
@NullMarked
package dev.cutover.execution.listen;

import org.jspecify.annotations.NullMarked;
