/** The facts of a run's record, one sealed family a subject. */
@NullMarked
package dev.cutover.run.fact;

import org.jspecify.annotations.NullMarked;
