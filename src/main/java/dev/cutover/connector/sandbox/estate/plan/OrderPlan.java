package dev.cutover.connector.sandbox.estate.plan;

import dev.cutover.connector.sandbox.estate.platform.PlatformSide;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * An order as it was placed, and how it would go by itself on the platform that it was routed to. Depends only on the
 * seed and on the conditions of the second in which it was placed. Immutable.
 *
 * @param key the routing key
 * @param side the platform that it was routed to
 * @param cancelMs when the customer asks to cancel all of it, in ms after it was routed; empty if never
 * @param delays of the platform that it was routed to
 * @param oddities what is out of the ordinary about it
 */
public record OrderPlan(
        long number,
        String id,
        int key,
        PlatformSide side,
        Instant placedAt,
        List<PlannedLine> lines,
        OptionalLong cancelMs,
        Delays delays,
        Oddities oddities) {
    public static final String CURRENCY = "USD";

    public OrderPlan {
        lines = List.copyOf(lines);
    }

    /**
     * How long a platform takes, in ms.
     *
     * @param reservationMs from the order to the reservation of its stock
     * @param routingMs from the order to the choice of a node
     * @param mirrorMs from an event to its copy on the other platform, where events are copied
     */
    public record Delays(int reservationMs, int routingMs, int mirrorMs) {}

    /**
     * What is out of the ordinary about an order, drawn when it was placed.
     *
     * @param parked the platform's intake was closed, or the platform failed
     * @param lost the platform that it was routed to never got to know of it
     * @param duplicated that platform handled it twice
     * @param mismatched its copy has a line more
     * @param declined the payment was declined
     */
    public record Oddities(boolean parked, boolean lost, boolean duplicated, boolean mismatched, boolean declined) {
        public static final Oddities NONE = new Oddities(false, false, false, false, false);
    }
}
