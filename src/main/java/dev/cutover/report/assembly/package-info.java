/**
 * Makes the content of a report from the record of a run. Reads only, so it is safe while the run goes on.
 *
 * <p>Unless a class says otherwise, it belongs to the making of one report on one thread, and is not thread-safe.
 */
@NullMarked
package dev.cutover.report.assembly;

import org.jspecify.annotations.NullMarked;
