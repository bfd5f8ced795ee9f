package dev.cutover.testkit.database;

import dev.cutover.connector.jdbc.JdbcConnectorProvider;
import dev.cutover.engine.time.WallTime;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.sums.BucketSums;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** The connector of one database, opened by its settings as a run opens it. */
public record OpenedDatabase(Connector connector) {

    public static OpenedDatabase of(Map<String, Object> with) throws ConnectorException {
        return of(with, Map.of());
    }

    /** With operations of the environment file. */
    public static OpenedDatabase of(Map<String, Object> with, Map<String, Object> operations)
            throws ConnectorException {
        var binding = new Binding(new SystemId("oms"), "jdbc", with, operations);
        return new OpenedDatabase(new JdbcConnectorProvider().open(binding, new TestContext()));
    }

    public Records records() {
        return connector.as(Records.class).orElseThrow();
    }

    public Actions actions() {
        return connector.as(Actions.class).orElseThrow();
    }

    public Metrics metrics() {
        return connector.as(Metrics.class).orElseThrow();
    }

    public Preflight preflight() {
        return connector.as(Preflight.class).orElseThrow();
    }

    public BucketSums sums() {
        return connector.as(BucketSums.class).orElseThrow();
    }

    public List<Records.Row> rows(String set, Records.Query query) throws ConnectorException, InterruptedException {
        var rows = new ArrayList<Records.Row>();
        records().stream(set, query, rows::add);
        return rows;
    }

    public List<Records.Row> again(String set, Records.Key... keys) throws ConnectorException, InterruptedException {
        var rows = new ArrayList<Records.Row>();
        records().read(set, List.of(keys), rows::add);
        return rows;
    }

    /** With the drivers of the class path. */
    private record TestContext() implements ConnectorContext {
        @Override
        public RunClock clock() {
            return WallTime.real(WallTime.today());
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public Path folder() {
            return Path.of("target");
        }

        @Override
        public Path base() {
            return Path.of("target");
        }

        @Override
        public String mask(String text) {
            return text.replace("not-a-secret", "***");
        }

        @Override
        public <S> List<S> services(Class<S> type) {
            return ServiceLoader.load(type).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        }

        @Override
        public <T> T shared(Class<T> type, Supplier<T> maker) {
            return maker.get();
        }
    }
}
