/**
 * What the commander sees and types: the board redrawn in place, or one line per event, and the questions to people. A
 * view never holds up the run: the engine's thread only leaves notes, and a terminal that is slow or gone affects only
 * the view.
 */
@NullMarked
package dev.cutover.console;

import org.jspecify.annotations.NullMarked;
