package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.faults.BookFaults;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.world.EventRecorder;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Records what happens with the faults of books that an estate has had until now. As thread-safe as its supplier. */
final class FaultyRecorder implements EventRecorder {
    private final Supplier<BookFaults> bookFaults;

    FaultyRecorder(Supplier<BookFaults> bookFaults) {
        this.bookFaults = bookFaults;
    }

    @Override
    public List<BookEvent> recorded(OrderPlan plan, EstateSystem book, BookEvent event) {
        return bookFaults.get().recorded(plan, book, event);
    }

    @Override
    public List<BookEvent> besides(OrderPlan plan, EstateSystem book, List<BookEvent> events, Instant now) {
        return bookFaults.get().amendments(plan, book, events, now);
    }
}
