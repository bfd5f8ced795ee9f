/** Draws a runbook: its phases, its steps and what they need, as text for other programs, or as a picture. */
@NullMarked
package dev.cutover.graph;

import org.jspecify.annotations.NullMarked;
