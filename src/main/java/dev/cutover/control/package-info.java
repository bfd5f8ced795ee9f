/**
 * Lets other processes of the same user speak to the one that carries a run out: a socket in the run's folder, which is
 * readable by its owner alone, and a flag file for when nothing else works.
 */
@NullMarked
package dev.cutover.control;

import org.jspecify.annotations.NullMarked;
