/**
 * The picture of a run: a pure function of what has happened and of the time, the same for every command that shows it.
 */
@NullMarked
package dev.cutover.console.board;

import org.jspecify.annotations.NullMarked;
