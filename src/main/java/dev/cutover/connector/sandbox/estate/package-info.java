/** The estate itself: calls to its systems, its state, and the log of controls from which it can be restored. */
@NullMarked
package dev.cutover.connector.sandbox.estate;

import org.jspecify.annotations.NullMarked;
