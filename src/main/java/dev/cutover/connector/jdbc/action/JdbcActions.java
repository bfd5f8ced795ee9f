package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.Database;
import dev.cutover.connector.jdbc.session.NamedRow;
import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.connector.jdbc.session.SqlFailure;
import dev.cutover.connector.jdbc.session.SqlTemplate;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The operations that the environment file defines; each change has a connection of its own. Thread-safe. */
public final class JdbcActions implements Actions, AutoCloseable {
    private static final String KEPT =
            "; a part of it may be in force: a table has no transactions, or a statement commits by itself";

    private final Map<String, ActionSpec> specs;
    private final Database database;
    private final Duration limit;
    private final Queries queries;
    private final UnaryOperator<String> mask;
    private final RunningChanges runningChanges = new RunningChanges();

    /**
     * @param limit how long a statement may take whose operation does not say it
     * @param mask replaces the secrets of the run in a text
     */
    public JdbcActions(Map<String, ActionSpec> specs, Database database, Duration limit, UnaryOperator<String> mask) {
        this.specs = specs;
        this.database = database;
        this.limit = limit;
        this.mask = mask;
        this.queries = new Queries(database, mask);
    }

    @Override
    public List<Operation> operations() {
        return specs.values().stream().map(ActionSpec::described).toList();
    }

    @Override
    public Outcome call(String operation, Map<String, Object> with, CallContext context) throws InterruptedException {
        var spec = specs.get(operation);
        if (spec == null) {
            return Outcome.failed(
                    "there is no operation `" + operation + "`; there are " + String.join(", ", specs.keySet()), true);
        }
        try {
            var values = PlaceValues.of(spec.parameters(), with).of(context);
            return spec.query().isPresent() ? read(spec.query().get(), values) : change(spec, values, context);
        } catch (UnfitValueException e) {
            return Outcome.failed(operation + " was not begun: " + e.why(), true);
        }
    }

    private Outcome read(SqlTemplate query, PlaceValues values) throws UnfitValueException, InterruptedException {
        try {
            var rows = new ArrayList<NamedRow>();
            queries.each(query.fill(values), row -> NamedRow.of(row, database.dialect()), row -> {
                rows.add(row);
                return rows.size() < 2;
            });
            if (rows.isEmpty()) {
                return Outcome.failed("its query gives no row", true);
            }
            var outputs = new LinkedHashMap<String, String>();
            var row = rows.get(0);
            row.names().forEach(name -> {
                String text = row.text(name);
                outputs.put(name, text == null ? "" : text);
            });
            return Outcome.succeeded(rows.size() == 1 ? "one row" : "the first of several rows", outputs);
        } catch (ConnectorException e) {
            return Outcome.failed(String.valueOf(e.getMessage()), true);
        }
    }

    private Outcome change(ActionSpec spec, PlaceValues values, CallContext context)
            throws UnfitValueException, InterruptedException {
        String key = context.idempotencyKey();
        var change = CallChange.of(spec, values, context);
        runningChanges.await(key);
        var worker = ChangeWorker.start(database, spec.timeout().orElse(limit), change);
        runningChanges.begin(key, worker);
        var end = worker.await();
        if (!change.told().isEmpty()) {
            context.evidence()
                    .attach(
                            spec.described().name() + " statements",
                            "text/plain",
                            (String.join("\n", change.told()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return outcome(end);
    }

    private Outcome outcome(ChangeEnd<Outcome> end) {
        if (end instanceof ChangeEnd.Committed<Outcome> committed) {
            return committed.made();
        }
        if (end instanceof ChangeEnd.RolledBack<Outcome> rolledBack) {
            return rolledBack.made() instanceof Outcome.Failed failed && !rolledBack.isWhole()
                    ? Outcome.failed(failed.why() + KEPT, false)
                    : rolledBack.made();
        }
        if (end instanceof ChangeEnd.Refused<Outcome> refused) {
            String undone = isOverdue(refused.failure()) ? "; it was rolled back" : "; nothing was changed";
            return Outcome.failed(
                    words(refused.failure()) + (refused.changedNothing() ? undone : KEPT), refused.changedNothing());
        }
        if (end instanceof ChangeEnd.InDoubt<Outcome> inDoubt) {
            return Outcome.unverified(
                    isOverdue(inDoubt.failure())
                            ? words(inDoubt.failure()) + "; what it had done until then is unknown"
                            : "the connection broke before the commit was answered: " + words(inDoubt.failure()));
        }
        throw new IllegalStateException("no outcome of " + end.getClass());
    }

    private static boolean isOverdue(SqlFailure failure) {
        return failure.cause() instanceof OverdueException;
    }

    private String words(SqlFailure failure) {
        return failure.words(mask);
    }

    @Override
    public Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws InterruptedException {
        var spec = specs.get(operation);
        if (spec == null || !spec.described().readBack()) {
            return Finding.UNKNOWN;
        }
        runningChanges.await(context.idempotencyKey());
        try {
            var values = PlaceValues.of(spec.parameters(), with).of(context);
            var query = spec.readBack().isPresent()
                    ? Optional.of(spec.readBack().get().query().fill(values))
                    : Optional.<SqlText>empty();
            var look = new ReadBackLook(spec, context.idempotencyKey(), query);
            var end = ChangeWorker.start(database, spec.timeout().orElse(limit), look)
                    .await();
            if (end instanceof ChangeEnd.Refused<Finding> refused) {
                System.getLogger(JdbcActions.class.getName())
                        .log(System.Logger.Level.INFO, "read-back of " + operation + ": " + words(refused.failure()));
            }
            return end.result().orElse(Finding.UNKNOWN);
        } catch (UnfitValueException e) {
            return Finding.UNKNOWN;
        }
    }

    /** What a former process began is awaited in the database, by whoever looks or calls again. */
    @Override
    public void awaitEnd(String operation, CallContext context) throws InterruptedException {
        runningChanges.await(context.idempotencyKey());
    }

    @Override
    public void close() {
        runningChanges.close();
    }
}
