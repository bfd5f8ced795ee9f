/**
 * Questions put to people, and what they type. Everything here is told lines and answers with text: the same dialogue
 * is held under the board, on a terminal that can only write on, and in tests.
 */
@NullMarked
package dev.cutover.console.prompt;

import org.jspecify.annotations.NullMarked;
