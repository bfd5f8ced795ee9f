package dev.cutover.catalog;

import dev.cutover.spi.ConnectorProvider;

/**
 * A connector type that can be used.
 *
 * @param origin the jar or folder of jars that it came from, or {@code built in}
 * @param spiVersion the version of the SPI that it was built for
 */
public record FoundConnector(ConnectorProvider provider, String origin, int spiVersion) {
    /** The origin of connectors that come with Cutover. */
    public static final String BUILT_IN = "built in";

    /** The connector type, as an environment file names it. */
    public String type() {
        return provider.type();
    }
}
