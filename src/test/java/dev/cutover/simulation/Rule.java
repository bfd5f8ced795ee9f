package dev.cutover.simulation;

import dev.cutover.run.fact.Event;

/** A rule that every record must satisfy. */
interface Rule {
    /**
     * The next event.
     *
     * @param books what was known before it
     */
    default void see(Event event, Bookkeeper books) {}

    /** The record is over. */
    default void end(Bookkeeper books) {}
}
