package dev.cutover.execution.connection;

import dev.cutover.spi.exchange.Exchanges;
import java.nio.file.Path;

/**
 * Where connectors keep their files, the seed of their random numbers, and who listens to them. Immutable.
 *
 * @param folder each connector type gets a folder below it
 * @param takenOver whether another process may have run this run before
 * @param exchanges hears what they send and receive, with the secrets in it
 */
public record ConnectorPlace(Path folder, long seed, boolean takenOver, Exchanges exchanges) {
    /** One where nobody listens; the log hears all the same. */
    public ConnectorPlace(Path folder, long seed, boolean takenOver) {
        this(folder, seed, takenOver, Exchanges.NONE);
    }
}
