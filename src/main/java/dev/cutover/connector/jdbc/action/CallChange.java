package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.operation.PlaceValues;
import dev.cutover.spi.operation.UnfitValueException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transaction of one call: its key, its statements, its outputs. Made once, by one thread at a time. */
final class CallChange implements Change<Outcome> {
    private final ActionSpec spec;
    private final String key;
    private final List<SqlText> statements;
    private final Map<String, SqlText> outputs;
    private final List<String> told = new ArrayList<>();

    private CallChange(ActionSpec spec, String key, List<SqlText> statements, Map<String, SqlText> outputs) {
        this.spec = spec;
        this.key = key;
        this.statements = statements;
        this.outputs = outputs;
    }

    /** @throws UnfitValueException if a value cannot stand where it is wanted; the database was not asked */
    static CallChange of(ActionSpec spec, PlaceValues values, CallContext context) throws UnfitValueException {
        var statements = new ArrayList<SqlText>();
        for (var statement : spec.statements()) {
            statements.add(statement.sql().fill(values));
        }
        var outputs = new LinkedHashMap<String, SqlText>();
        for (var output : spec.outputs().entrySet()) {
            outputs.put(output.getKey(), output.getValue().fill(values));
        }
        return new CallChange(spec, context.idempotencyKey(), statements, outputs);
    }

    /** What was done, a line for each statement; known once it has ended. */
    List<String> told() {
        return told;
    }

    @Override
    public boolean isKept(Outcome made) {
        return made instanceof Outcome.Succeeded && !told.isEmpty();
    }

    @Override
    public Outcome make(ChangeSession session) throws SQLException {
        session.lock(key);
        if (spec.key().isPresent()) {
            var table = spec.key().get();
            requireTransactions(session, table);
            if (isThere(session, table, key)) {
                return alreadyDone(session, table);
            }
            session.execute(table.insert(key));
            requireFound(session, table);
        }
        long changed = 0;
        for (int i = 0; i < statements.size(); i++) {
            var statement = spec.statements().get(i);
            if (statement.commitsByItself(session.dialect())) {
                session.passCommitPoint();
            }
            long rows = session.execute(statements.get(i));
            told.add(rows + " rows: " + statement.sql().text());
            if (!statement.rows().include(rows)) {
                return Outcome.failed(
                        "`" + statement.sql().shown() + "` changed " + rows + (rows == 1 ? " row" : " rows")
                                + ", expected " + statement.rows() + "; it was rolled back",
                        true);
            }
            changed += rows;
        }
        return withOutputs(session, changed == 1 ? "1 row changed" : changed + " rows changed");
    }

    /** A key that outlives a rollback would say that the call was done. */
    private static void requireTransactions(ChangeSession session, CallKeyTable key) throws SQLException {
        String query = session.dialect().unsafeTables(key.table());
        if (!query.isEmpty()
                && !"0".equals(session.rows(SqlText.of(query), 1).get(0).first())) {
            throw new SQLException("the key table " + key.table() + " has no transactions: make it an InnoDB table");
        }
    }

    /** A key that is not found again as it was written would let a read-back say that the call was not done. */
    private void requireFound(ChangeSession session, CallKeyTable table) throws SQLException {
        if (!isThere(session, table, key)) {
            throw new SQLException("the column " + table.column() + " of the key table " + table.table()
                    + " cuts or pads keys: make it varchar(190)");
        }
    }

    /** Compared here: some databases take other letters for the same. */
    static boolean isThere(ChangeSession session, CallKeyTable table, String key) throws SQLException {
        return session.rows(table.select(key), 2).stream()
                .anyMatch(row -> CallKeyTable.written(key).equals(row.first()));
    }

    /** It is done, whatever has become since of what its outputs tell of. */
    private Outcome alreadyDone(ChangeSession session, CallKeyTable table) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        var gone = new ArrayList<String>();
        for (var output : outputs.entrySet()) {
            String value = value(session, output.getValue());
            if (value == null) {
                gone.add("`" + output.getKey() + "`");
            }
            values.put(output.getKey(), value == null ? "" : value);
        }
        String detail = "already done: its key is in " + table.table();
        return Outcome.succeeded(
                gone.isEmpty() ? detail : detail + "; no value any more: " + String.join(", ", gone), values);
    }

    private static @Nullable String value(ChangeSession session, SqlText query) throws SQLException {
        var rows = session.rows(query, 1);
        return rows.isEmpty() ? null : rows.get(0).first();
    }

    private Outcome withOutputs(ChangeSession session, String detail) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        for (var output : outputs.entrySet()) {
            String value = value(session, output.getValue());
            if (value == null) {
                return Outcome.failed(
                        "the query of the output `" + output.getKey() + "` gives no value; it was rolled back", true);
            }
            values.put(output.getKey(), value);
        }
        return Outcome.succeeded(detail, values);
    }
}
