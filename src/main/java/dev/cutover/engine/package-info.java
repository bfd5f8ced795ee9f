/**
 * Decides. One event at a time: what has happened is folded into the run's state, and what to do next is a function of
 * that state and of the time; connectors' work runs on threads beside it. Going on after a crash is therefore the same
 * code as going on at all. The engine cannot tell a real cutover from a simulated one.
 */
@NullMarked
package dev.cutover.engine;

import org.jspecify.annotations.NullMarked;
