/**
 * Scopes of rollbacks as people name them, by commands, at prompts and in scripts alike: their words, and the rules by
 * which they become a scope of a run.
 *
 * <p>Stateless or immutable, unless a class says otherwise. What reads the state of a run is called on the thread that
 * may read it.
 */
@NullMarked
package dev.cutover.engine.scope;

import org.jspecify.annotations.NullMarked;
