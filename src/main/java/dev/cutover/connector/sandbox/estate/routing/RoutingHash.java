package dev.cutover.connector.sandbox.estate.routing;

import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.PlatformSide;

/**
 * Decides which orders go to the new platform. An order has a fixed place between 0 and 9,999, and goes to the new
 * platform if that is below the weight of its segment in basis points. So routing is sticky: an order stays where it is
 * while the weight does not change, and raising a weight moves no order to the old platform. Stateless and thread-safe.
 */
public final class RoutingHash {
    private RoutingHash() {}

    /** The order's place; it never changes, and is independent of the estate's seed. */
    static int place(long orderNumber) {
        return HashedChance.basisPoints(HashedChance.mix(orderNumber));
    }

    public static PlatformSide side(long orderNumber, int weight) {
        return place(orderNumber) < weight ? PlatformSide.NEW : PlatformSide.OLD;
    }
}
