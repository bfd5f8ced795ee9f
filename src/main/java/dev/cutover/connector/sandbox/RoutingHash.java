package dev.cutover.connector.sandbox;

/**
 * Which orders go to the new platform. An order has a fixed place between 0 and 9,999, and goes to the new platform if
 * that is below the weight of its segment in basis points. So an order stays where it is while the weight rests, and
 * raising a weight takes no order back.
 */
final class RoutingHash {
    private RoutingHash() {}

    /** The order's place; pinned for good, and independent of the estate's seed. */
    static int place(long orderNumber) {
        return Hash.basisPoints(Hash.mix(orderNumber));
    }

    static Side side(long orderNumber, int weight) {
        return place(orderNumber) < weight ? Side.NEW : Side.OLD;
    }
}
