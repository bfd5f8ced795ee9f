package dev.cutover.reconcile.check;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The orders of an estate that were placed in some seconds, as they are now; for all record sets at once. */
final class PlacedOrders {
    private final Estate estate;
    private final Map<String, String> segment;
    private final List<Instant> seconds;
    private final List<OrderBooks> known = new ArrayList<>();
    private Instant knownAt = Instant.MIN;

    PlacedOrders(Estate estate, Map<String, String> segment, List<Instant> seconds) {
        this.estate = estate;
        this.segment = segment;
        this.seconds = List.copyOf(seconds);
    }

    synchronized List<OrderBooks> books() {
        if (!estate.now().equals(knownAt)) {
            known.clear();
            seconds.forEach(second -> estate.eachOrder(segment, second, second.plusSeconds(1), known::add));
            knownAt = estate.now();
        }
        return List.copyOf(known);
    }
}
