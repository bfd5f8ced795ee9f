/**
 * Draws a runbook: its phases, its steps and what they need, as text for other programs, or as a picture.
 *
 * <p>Not thread-safe: each picture is drawn by one thread, and shares nothing with another.
 */
@NullMarked
package dev.cutover.graph;

import org.jspecify.annotations.NullMarked;
