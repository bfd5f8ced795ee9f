/** Turns words into lines of a terminal: colours, widths and columns. All text that passes through here is cleaned. */
@NullMarked
package dev.cutover.console.paint;

import org.jspecify.annotations.NullMarked;
