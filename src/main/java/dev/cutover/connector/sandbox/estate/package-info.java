/**
 * The estate itself: what is asked or told of its systems at a moment, and the log of controls that made it what it is.
 */
@NullMarked
package dev.cutover.connector.sandbox.estate;

import org.jspecify.annotations.NullMarked;
