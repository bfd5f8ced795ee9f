/** The home's index, {@code history.mv.db}: what is remembered of each run, as long as its record stays as it was. */
@NullMarked
package dev.cutover.history.index;

import org.jspecify.annotations.NullMarked;
