/** Faults: what fails, for how long, and the effect on calls and orders. */
@NullMarked
package dev.cutover.connector.sandbox.estate.faults;

import org.jspecify.annotations.NullMarked;
