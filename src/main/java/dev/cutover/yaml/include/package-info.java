/**
 * Includes: finds the files of steps that a runbook includes, and puts their steps in place.
 *
 * <p>Each file is read by one thread. Shapes and readers are immutable, so that any thread may use them; the problems
 * and names that a reading gathers are its own, and not thread-safe.
 */
@NullMarked
package dev.cutover.yaml.include;

import org.jspecify.annotations.NullMarked;
