/** The conditions of every second since the beginning: what decides about the orders of that second. */
@NullMarked
package dev.cutover.connector.sandbox.estate.conditions;

import org.jspecify.annotations.NullMarked;
