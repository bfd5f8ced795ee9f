package dev.cutover.connector.sandbox.estate.book;

import java.util.Arrays;
import java.util.Optional;

/** The types of events that dual-write copies from one platform to the other, each switched by itself. Immutable. */
public enum EventFamily {
    /** The order itself, when it is placed or taken over. */
    ORDERS("orders"),
    /** Stages before the goods leave. */
    STATUSES("statuses"),
    RESERVATIONS("reservations"),
    LABELS("labels"),
    /** That goods have left, arrived or were collected. */
    SHIPMENTS("shipments"),
    CANCELLATIONS("cancellations"),
    RETURNS("returns"),
    /** Captures and refunds. */
    PAYMENTS("payments");

    private final String id;

    EventFamily(String id) {
        this.id = id;
    }

    public static Optional<EventFamily> named(String id) {
        return Arrays.stream(values()).filter(family -> family.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
