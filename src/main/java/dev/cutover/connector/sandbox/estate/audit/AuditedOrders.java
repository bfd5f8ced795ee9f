package dev.cutover.connector.sandbox.estate.audit;

import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders of an estate, for an audit. Used by one thread. */
public interface AuditedOrders {
    Instant now();

    /** The first second of the epoch in which an order was placed. */
    long firstSecond();

    /** The numbers of the orders that were named in a command. */
    Collection<Long> commanded();

    /** Everything that was changed from outside, oldest first. */
    List<EstateControl> controls();

    /** The numbers of the orders that a segment got in a second, in an order that is always the same. */
    long[] placed(long second, Map<String, String> segment);

    /** The books of an order at an instant, which may lie ahead: then no more is commanded; empty if there is none. */
    Optional<OrderBooks> books(long number, Instant at);
}
