package dev.cutover.execution;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.RunClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The part of a run that the connectors of one type may use. */
final class RunConnectorContext implements ConnectorContext {
    private final RunClock clock;
    private final long seed;
    private final Path folder;
    private final Path base;
    private final boolean takenOver;
    private final UnaryOperator<String> mask;
    private final Map<Class<?>, Object> shared;
    private final ConnectorCatalog catalog;

    /**
     * Where the connectors of a run keep their files, and the seed of their random numbers.
     *
     * @param takenOver whether another process may have run it before
     * @param mask replaces the secrets of the run in a text
     */
    record Place(Path folder, long seed, boolean takenOver, UnaryOperator<String> mask) {
        Place(Path folder, long seed, boolean takenOver) {
            this(folder, seed, takenOver, UnaryOperator.identity());
        }

        Place masking(UnaryOperator<String> secrets) {
            return new Place(folder, seed, takenOver, secrets);
        }
    }

    /**
     * Where the connectors of one type are at home.
     *
     * @param own theirs in the run
     * @param base that relative paths of the environment file start from
     */
    record Folders(Path own, Path base) {}

    /** @param catalog has the jars whose services connectors may use */
    RunConnectorContext(
            RunClock clock, Place place, Folders folders, Map<Class<?>, Object> shared, ConnectorCatalog catalog) {
        this.catalog = catalog;
        this.clock = clock;
        this.seed = place.seed();
        this.takenOver = place.takenOver();
        this.mask = place.mask();
        this.folder = folders.own();
        this.base = folders.base();
        this.shared = shared;
    }

    @Override
    public RunClock clock() {
        return clock;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path base() {
        return base;
    }

    @Override
    public boolean isTakenOver() {
        return takenOver;
    }

    @Override
    public String mask(String text) {
        return mask.apply(text);
    }

    @Override
    public <S> List<S> services(Class<S> type) {
        return catalog.services(type);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> maker) {
        synchronized (shared) {
            return type.cast(shared.computeIfAbsent(type, key -> maker.get()));
        }
    }
}
