package dev.cutover.connector.sandbox;

/**
 * How well a platform does on an ordinary day. Shares are in parts of 65,536.
 *
 * @param routing from the order to the choice of a node
 * @param reservation from the order to its stock being reserved
 * @param label from the order to a printed label
 * @param exceptions share of orders that a person has to look at
 * @param mismatches share of orders whose stock turns out to be other than promised
 */
record PlatformProfile(Latency routing, Latency reservation, Latency label, int exceptions, int mismatches) {
    private static final PlatformProfile LEGACY =
            new PlatformProfile(new Latency(9), new Latency(4), new Latency(20), 524, 131);
    private static final PlatformProfile CLOUD =
            new PlatformProfile(new Latency(2.5), new Latency(1.2), new Latency(14), 328, 66);

    /** From the write on one platform to its copy on the other. */
    static final Latency MIRROR = new Latency(0.6);

    static PlatformProfile of(Side side) {
        return side == Side.OLD ? LEGACY : CLOUD;
    }
}
