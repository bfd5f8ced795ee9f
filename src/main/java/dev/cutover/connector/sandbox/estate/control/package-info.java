/**
 * Controls: every change of the estate from outside, remembered in order, so that the same estate can be made again.
 */
@NullMarked
package dev.cutover.connector.sandbox.estate.control;

import org.jspecify.annotations.NullMarked;
