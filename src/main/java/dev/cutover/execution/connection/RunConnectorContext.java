package dev.cutover.execution.connection;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.model.Binding;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.exchange.Exchanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The part of a run that the connectors of one type may use. Thread-safe. */
final class RunConnectorContext implements ConnectorContext {
    private final RunClock clock;
    private final long seed;
    private final Path folder;
    private final Path base;
    private final boolean takenOver;
    private final ConnectorSecrets secrets;
    private final Map<Class<?>, Object> shared;
    private final ConnectorCatalog catalog;
    private final Exchanges exchanges;

    /**
     * Where the connectors of one type are at home.
     *
     * @param type their type
     * @param own theirs in the run
     * @param base that relative paths of the environment file start from
     */
    record Home(String type, Path own, Path base) {}

    /**
     * What the connectors of all types share.
     *
     * @param catalog has the jars whose services connectors may use
     */
    record Shared(RunClock clock, ConnectorCatalog catalog, ConnectorSecrets secrets) {}

    RunConnectorContext(Shared tools, ConnectorPlace place, Home home, Map<Class<?>, Object> shared) {
        this.catalog = tools.catalog();
        this.clock = tools.clock();
        this.seed = place.seed();
        this.takenOver = place.takenOver();
        this.secrets = tools.secrets();
        this.folder = home.own();
        this.base = home.base();
        this.exchanges = new LoggedExchanges(home.type(), secrets::mask, place.exchanges());
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
        return secrets.mask(text);
    }

    @Override
    public void hide(String name, String value) {
        secrets.hide(name, value);
    }

    @Override
    public Exchanges exchanges() {
        return exchanges;
    }

    @Override
    public Binding renewed(Binding opened) throws ConnectorException, InterruptedException {
        return secrets.renewed(opened);
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
