package dev.cutover.connector.sandbox.estate.records;

import dev.cutover.connector.sandbox.estate.book.BookEvent;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;

/** Which rows a system wrote by another schema than usual. Implementations are thread-safe. */
@FunctionalInterface
public interface SchemaBreaks {
    SchemaBreaks NONE = (system, plan, event) -> false;

    /** Whether the row that a system wrote with this event is of the other schema: {@link Spelling#BROKEN}. */
    boolean isBroken(EstateSystem system, OrderPlan plan, BookEvent event);
}
