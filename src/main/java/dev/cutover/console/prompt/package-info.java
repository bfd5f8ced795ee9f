/**
 * The questions to people, and their input. Both are text, so the dialogue is the same below the board, on a terminal
 * that can only append, and in tests.
 */
@NullMarked
package dev.cutover.console.prompt;

import org.jspecify.annotations.NullMarked;
