/**
 * The wording of events for people: one for every event, the same in the live view, in plain lines, in {@code status}
 * and in reports.
 *
 * <p>Stateless or immutable, and so thread-safe, unless a class says otherwise; the states that it is given are not.
 */
@NullMarked
package dev.cutover.words;

import org.jspecify.annotations.NullMarked;
