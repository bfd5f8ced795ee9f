/** What is written: the runbook, its environment and its rehearsals, as checked values. No input, no output. */
@NullMarked
package dev.cutover.model;

import org.jspecify.annotations.NullMarked;
