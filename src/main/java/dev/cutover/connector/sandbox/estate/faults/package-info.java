/** Faults: what goes wrong, for how long, and what becomes of the calls and orders that they strike. */
@NullMarked
package dev.cutover.connector.sandbox.estate.faults;

import org.jspecify.annotations.NullMarked;
