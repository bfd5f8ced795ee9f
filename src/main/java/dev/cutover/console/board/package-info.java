/** The board as text: a pure function of the events and of the time, the same for every command that shows it. */
@NullMarked
package dev.cutover.console.board;

import org.jspecify.annotations.NullMarked;
