package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import java.time.Instant;
import java.util.List;

/**
 * The one way of every event into a book. What happened has happened whatever is recorded of it. The same arguments
 * must always give the same answer. Stateless.
 */
@FunctionalInterface
public interface EventRecorder {
    /** Records each event as it was. */
    EventRecorder FAITHFUL = (plan, book, event) -> List.of(event);

    /**
     * What a book records of an event.
     *
     * @param event as it should be recorded; its {@code recordedAt} is the present
     * @return none if it is lost; several if it is recorded more than once; one that is recorded later than the present
     *     comes into the book then. Versions are given by the book.
     */
    List<BookEvent> recorded(OrderPlan plan, EstateSystem book, BookEvent event);

    /**
     * What a book has besides, because somebody works on it without anything happening to the order.
     *
     * @param events what the book has up to now, oldest first
     * @return none by default; of each instant up to now always the same, oldest first
     */
    default List<BookEvent> besides(OrderPlan plan, EstateSystem book, List<BookEvent> events, Instant now) {
        return List.of();
    }
}
