/**
 * The terminal of a run: the board redrawn in place, or one line per event, and the questions to people. A view never
 * delays the run: the engine's thread only updates the state that is drawn, and a terminal that is slow or gone affects
 * only the view.
 */
@NullMarked
package dev.cutover.console;

import org.jspecify.annotations.NullMarked;
