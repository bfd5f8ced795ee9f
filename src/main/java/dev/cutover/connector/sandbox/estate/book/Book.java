package dev.cutover.connector.sandbox.estate.book;

import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.util.List;

/**
 * What one system has on record of one order at an instant. Immutable.
 *
 * @param order the order's id
 * @param presence of a platform; of other systems {@link Presence#ACTIVE} if they know the order, else
 *     {@link Presence#ABSENT}
 * @param held whether the order is on hold there
 * @param events oldest first by the time of recording
 */
public record Book(EstateSystem system, String order, Presence presence, boolean held, List<BookEvent> events) {
    public Book {
        events = List.copyOf(events);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The version of the order here; 0 if it is not known. */
    public int version() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).version();
    }
}
