/**
 * The wording of events for people: one for every event, the same in the live view, in plain lines, in {@code status}
 * and in reports.
 */
@NullMarked
package dev.cutover.words;

import org.jspecify.annotations.NullMarked;
