package dev.cutover.spi;

/**
 * The version of this package. It grows by one with each release that adds something which a connector jar can use: a
 * capability, a method, a factory. Nothing that an older jar may use is removed within the supported versions.
 * Stateless and thread-safe.
 *
 * <p>A jar says in its manifest which version it was built for: {@code Cutover-SPI-Version: 5}. A jar that says nothing
 * counts as built for version 1. The manifest is read before any class of the jar is loaded, so that a jar for a newer
 * Cutover is refused with one clear error; the other connectors stay usable.
 *
 * <ul>
 *   <li>1: as of Cutover 0.1;
 *   <li>2: {@link Progress}, evidence as a stream ({@link EvidenceSink}), factories of all records that connectors
 *       construct, {@link ConnectorProvider#reaches};
 *   <li>3: {@link Records} and {@link RecordSet}, {@link Audit} and {@link ConnectorProvider#invariants},
 *       {@link ConnectorProvider#faults};
 *   <li>4: {@link TrafficRouter.Reading#state} and {@link TrafficRouter.Reading#revision},
 *       {@link TrafficRouter.Split#isCounted}, {@link ConnectorContext#renewed} and {@link ConnectorContext#hide},
 *       {@link ConnectorContext#exchanges}, {@link ConnectorProvider#checkTraffic} and
 *       {@link ConnectorProvider#checkFlows}, {@link Metrics.Measurement#aged} and {@link Metrics.Measurement#noted},
 *       {@link ConnectorException#ofRefusedRead}, the packages {@code dev.cutover.spi.operation} and
 *       {@code dev.cutover.spi.exchange};
 *   <li>5: {@link Messages#canEdit} and {@link Messages#show}, {@link Messages#pausedUntil},
 *       {@link Messages.Message#contacts}.
 * </ul>
 */
public final class SpiVersion {
    /** The manifest's attribute. */
    public static final String ATTRIBUTE = "Cutover-SPI-Version";

    /** The oldest version that jars may be built for; also that of a jar that says nothing. */
    public static final int OLDEST = 1;

    /** The version of this package. */
    public static final int CURRENT = 5;

    private SpiVersion() {}

    /** Whether a jar that was built for this version can be used. */
    public static boolean isSupported(int version) {
        return version >= OLDEST && version <= CURRENT;
    }
}
