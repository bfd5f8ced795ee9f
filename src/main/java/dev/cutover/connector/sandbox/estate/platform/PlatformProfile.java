package dev.cutover.connector.sandbox.estate.platform;

/**
 * How a platform performs without any fault. Shares are in parts of 65,536.
 *
 * @param routing the time from the order to the choice of a node
 * @param reservation the time from the order to the reservation of its stock
 * @param label the time from the order to the printed label
 * @param exceptions the share of orders that need a person
 * @param mismatches the share of orders whose stock differs from what was promised
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
