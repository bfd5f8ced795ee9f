/**
 * What the commander sees and types: the board drawn in place, or one clean line an event, and the questions put to
 * people. A view never holds up the run: the engine's thread only leaves word, and a terminal that is slow or gone
 * costs the view alone.
 */
@NullMarked
package dev.cutover.console;

import org.jspecify.annotations.NullMarked;
