package dev.cutover.connector.jdbc;

import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSums;
import java.sql.Driver;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One database. Connects when it is asked something. Thread-safe. */
final class JdbcConnector implements Connector {
    static final Set<Class<?>> CAPABILITIES = Set.of(Records.class, BucketSums.class, Preflight.class);

    private final Map<Class<?>, Object> parts;

    JdbcConnector(JdbcSettings settings, ConnectorContext context) {
        var database = new Database(settings, () -> context.services(Driver.class), context.base());
        var queries = new Queries(database, context::mask);
        var layouts = new SetLayouts(settings.sets(), queries);
        var records = new JdbcRecords(queries, layouts, context.clock());
        parts = Map.of(
                Records.class,
                records,
                BucketSums.class,
                new JdbcSums(queries, layouts, records),
                Preflight.class,
                new JdbcPreflight(queries, layouts, settings.sets().keySet(), context.clock()));
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }
}
