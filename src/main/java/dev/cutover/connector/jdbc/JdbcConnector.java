package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.action.ActionCheck;
import dev.cutover.connector.jdbc.action.JdbcActions;
import dev.cutover.connector.jdbc.metric.JdbcMetrics;
import dev.cutover.connector.jdbc.session.Database;
import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSums;
import java.sql.Driver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One database. Connects when it is asked something. Thread-safe. */
final class JdbcConnector implements Connector {
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final JdbcActions actions;

    JdbcConnector(JdbcSettings settings, ConnectorContext context) {
        var access = settings.access();
        var database = new Database(access, () -> context.services(Driver.class), context.base(), context.exchanges());
        var queries = new Queries(database, context::mask);
        var layouts = new SetLayouts(settings.sets(), queries);
        var records = new JdbcRecords(queries, layouts, context.clock());
        actions = new JdbcActions(settings.operations(), database, access.limit(), context::mask);
        var actionCheck = new ActionCheck(settings.operations(), database, access.limit(), context::mask);
        parts.put(Records.class, records);
        parts.put(BucketSums.class, new JdbcSums(queries, layouts, records));
        parts.put(Actions.class, actions);
        parts.put(Metrics.class, new JdbcMetrics(settings.metrics(), queries));
        parts.put(
                Preflight.class,
                new JdbcPreflight(queries, layouts, settings.sets().keySet(), actionCheck, context.clock()));
        parts.keySet().retainAll(settings.capabilities());
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }

    /** A commit that is under way gets a moment to be answered. */
    @Override
    public void close() {
        actions.close();
    }
}
