/** Controls: every change of the estate from outside, stored in order, so that the estate can be restored. */
@NullMarked
package dev.cutover.connector.sandbox.estate.control;

import org.jspecify.annotations.NullMarked;
