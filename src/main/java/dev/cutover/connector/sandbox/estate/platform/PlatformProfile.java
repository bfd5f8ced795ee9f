package dev.cutover.connector.sandbox.estate.platform;

/**
 * How well a platform does on an ordinary day. Shares are in parts of 65,536.
 *
 * @param routing from the order to the choice of a node
 * @param reservation from the order to its stock being reserved
 * @param label from the order to a printed label
 * @param exceptions share of orders that a person has to look at
 * @param mismatches share of orders whose stock turns out to be other than promised
 */
public record PlatformProfile(
        LatencyDistribution routing,
        LatencyDistribution reservation,
        LatencyDistribution label,
        int exceptions,
        int mismatches) {
    private static final PlatformProfile LEGACY = new PlatformProfile(
            new LatencyDistribution(9), new LatencyDistribution(4), new LatencyDistribution(20), 524, 131);
    private static final PlatformProfile CLOUD = new PlatformProfile(
            new LatencyDistribution(2.5), new LatencyDistribution(1.2), new LatencyDistribution(14), 328, 66);

    /** From the write on one platform to its copy on the other. */
    public static final LatencyDistribution MIRROR = new LatencyDistribution(0.6);

    public static PlatformProfile of(PlatformSide platformSide) {
        return platformSide == PlatformSide.OLD ? LEGACY : CLOUD;
    }
}
