/**
 * Looks systems over before anything depends on them, side by side and without changing any: for the command that does
 * so, and for gates that ask for it. Knows connectors by their capabilities alone, and no engine.
 */
@NullMarked
package dev.cutover.preflight;

import org.jspecify.annotations.NullMarked;
