/** Colour, width and columns: everything between words and a terminal. All text that passes through here is cleaned. */
@NullMarked
package dev.cutover.console.paint;

import org.jspecify.annotations.NullMarked;
