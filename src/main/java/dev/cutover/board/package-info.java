/**
 * What the board shows, as data: rows with tones, without a terminal. The console, a page and a JSON document are
 * renderings of it.
 */
@NullMarked
package dev.cutover.board;

import org.jspecify.annotations.NullMarked;
