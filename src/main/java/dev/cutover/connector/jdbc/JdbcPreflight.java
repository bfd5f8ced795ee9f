package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.action.ActionCheck;
import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.connector.jdbc.session.SqlFailure;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RunClock;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks whether a database answers and has what its record sets and operations need. Thread-safe. */
final class JdbcPreflight implements Preflight {
    private final Queries queries;
    private final SetLayouts layouts;
    private final Collection<String> sets;
    private final ActionCheck actionCheck;
    private final RunClock clock;

    JdbcPreflight(
            Queries queries, SetLayouts layouts, Collection<String> sets, ActionCheck actionCheck, RunClock clock) {
        this.queries = queries;
        this.layouts = layouts;
        this.sets = List.copyOf(sets);
        this.actionCheck = actionCheck;
        this.clock = clock;
    }

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        var found = new ArrayList<Found>();
        try {
            found.add(clock());
        } catch (ConnectorException e) {
            if (e.getCause() instanceof SQLException sql && new SqlFailure(sql).isRefusedLogin()) {
                return List.of(
                        Found.ok(Aspect.REACHABLE, "it answers"),
                        Found.failed(Aspect.CREDENTIALS, String.valueOf(e.getMessage())));
            }
            throw e;
        }
        found.add(Found.ok(Aspect.REACHABLE, "it answers"));
        found.add(Found.ok(Aspect.CREDENTIALS, "it takes the login"));
        found.addAll(columns());
        found.addAll(actionCheck.look(purpose.operations()));
        return found;
    }

    private List<Found> columns() throws InterruptedException {
        var failed = new ArrayList<Found>();
        for (String set : sets) {
            try {
                layouts.of(set);
            } catch (ConnectorException e) {
                failed.add(Found.failed(Aspect.PERMISSIONS, set + ": " + e.getMessage()));
            }
        }
        if (!failed.isEmpty() || sets.isEmpty()) {
            return failed;
        }
        return List.of(Found.ok(
                Aspect.PERMISSIONS,
                sets.size() == 1 ? "its record set can be read" : "its " + sets.size() + " record sets can be read"));
    }

    private Found clock() throws ConnectorException, InterruptedException {
        var before = clock.now();
        var told = queries.all(SqlText.of("select " + queries.dialect().now()), row -> row.getString(1));
        var after = clock.now();
        try {
            return Found.clock(before, after, Instant.parse(told.get(0)));
        } catch (DateTimeException e) {
            return Found.cannotTell(Aspect.CLOCK, "its time is " + told.get(0));
        }
    }
}
