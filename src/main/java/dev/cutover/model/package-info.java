/**
 * What is written: the runbook, its environment and its rehearsals, as checked values. No input, no output.
 *
 * <p>Immutable, and so thread-safe.
 */
@NullMarked
package dev.cutover.model;

import org.jspecify.annotations.NullMarked;
