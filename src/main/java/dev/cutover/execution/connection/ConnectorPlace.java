package dev.cutover.execution.connection;

import java.nio.file.Path;

/**
 * Where connectors keep their files, and the seed of their random numbers. Immutable.
 *
 * @param folder each connector type gets a folder below it
 * @param takenOver whether another process may have run this run before
 */
public record ConnectorPlace(Path folder, long seed, boolean takenOver) {}
