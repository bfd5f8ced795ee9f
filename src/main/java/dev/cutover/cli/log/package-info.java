/** The log file: for those who look into a fault later, never for the screen. */
@NullMarked
package dev.cutover.cli.log;

import org.jspecify.annotations.NullMarked;
