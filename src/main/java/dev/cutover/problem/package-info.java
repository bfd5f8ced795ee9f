/** Problems as the user reads them: what, where, why, and what to do next. */
@NullMarked
package dev.cutover.problem;

import org.jspecify.annotations.NullMarked;
