/**
 * What is asked of one role as rows of a terminal: every question with its choices, and commands that can be pasted.
 */
@NullMarked
package dev.cutover.console.role;

import org.jspecify.annotations.NullMarked;
