/**
 * The log file: for those who look into a fault later, never for the screen.
 *
 * <p>Used while logging is set up, which happens once; not thread-safe.
 */
@NullMarked
package dev.cutover.cli.log;

import org.jspecify.annotations.NullMarked;
