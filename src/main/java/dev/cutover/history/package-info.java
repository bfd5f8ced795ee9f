/**
 * What is asked across the runs of a home: their list, past times, drills, coverage. The records are the truth; the
 * index beside them only saves reading them again, and is never the only place of anything.
 */
@NullMarked
package dev.cutover.history;

import org.jspecify.annotations.NullMarked;
