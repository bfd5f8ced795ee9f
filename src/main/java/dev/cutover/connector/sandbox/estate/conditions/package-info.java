/** The conditions of every second since the start, which decide what becomes of the orders of that second. */
@NullMarked
package dev.cutover.connector.sandbox.estate.conditions;

import org.jspecify.annotations.NullMarked;
