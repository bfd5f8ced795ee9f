/**
 * Decides. One event at a time: what has happened is folded into the run's state, and the next action is a function of
 * that state and of the time; connectors work on other threads. Resuming after a crash is therefore the same code as
 * running. The engine cannot tell a real cutover from a simulated one.
 */
@NullMarked
package dev.cutover.engine;

import org.jspecify.annotations.NullMarked;
