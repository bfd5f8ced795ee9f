package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.session.BoundValues;
import dev.cutover.connector.jdbc.session.Database;
import dev.cutover.connector.jdbc.session.NamedRow;
import dev.cutover.connector.jdbc.session.SqlFailure;
import dev.cutover.connector.jdbc.session.SqlText;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A connection for one change. Used by one thread; only {@link #cancel} and {@link #abort} may come from others. */
final class ChangeSession implements AutoCloseable {
    /** How long a session is awaited that works on the same call. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(30);

    /** How much longer an answer is awaited than the database may work on it. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String NOT_TRANSACTIONAL = "1196";

    private final Connection connection;
    private final Database database;
    private final Duration limit;
    private final CommitPoint point;
    private volatile @Nullable Statement running;
    private boolean hasExecuted;

    private ChangeSession(Connection connection, Database database, Duration limit, CommitPoint point) {
        this.connection = connection;
        this.database = database;
        this.limit = limit;
        this.point = point;
    }

    /** @param limit how long each statement may take */
    static ChangeSession open(Database database, Duration limit, CommitPoint point) throws SQLException {
        return new ChangeSession(database.openForChange(limit.plus(ANSWER)), database, limit, point);
    }

    /** Work in the database that is heard about; the texts of its results are for people. */
    private interface Work<T> {
        T done() throws SQLException;
    }

    private <T> T heard(SqlText statement, Work<T> work, Function<T, String> words) throws SQLException {
        var exchange = database.begin(statement);
        try {
            T done = work.done();
            exchange.answered(() -> words.apply(done));
            return done;
        } catch (SQLException e) {
            exchange.answered(() -> String.valueOf(e.getMessage()));
            throw e;
        }
    }

    SqlDialect dialect() {
        return database.dialect();
    }

    /**
     * Waits until no other session works on the same call. The lock is the session's, and ends with it.
     *
     * @throws SQLException if another one still does
     */
    void lock(String key) throws SQLException {
        int seconds = Database.seconds(limit.compareTo(LOCK_LIMIT) < 0 ? limit : LOCK_LIMIT);
        String query = dialect().lock(ByteBuffer.wrap(CallKeyTable.digest(key)).getLong(), seconds);
        if (!query.isEmpty()) {
            heard(SqlText.of(query), () -> isLocked(query, seconds), locked -> "locked");
        }
    }

    private boolean isLocked(String query, int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds + 1);
            running = statement;
            try (ResultSet answer = statement.executeQuery(query)) {
                if (!answer.next() || answer.getInt(1) != 1) {
                    throw new SQLException("another session is still at work on this call");
                }
                return true;
            }
        }
    }

    /** Returns how many rows were changed, or returned. */
    long execute(SqlText statement) throws SQLException {
        return heard(statement, () -> executed(statement), rows -> rows == 1 ? "1 row" : rows + " rows");
    }

    private long executed(SqlText statement) throws SQLException {
        try (PreparedStatement prepared = prepare(statement)) {
            hasExecuted = true;
            if (!prepared.execute()) {
                return Math.max(0, prepared.getUpdateCount());
            }
            long rows = 0;
            try (ResultSet result = prepared.getResultSet()) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        } catch (SQLException e) {
            throw told(e, statement);
        }
    }

    /** A driver calls the end of our own limit a request of the user. */
    private SQLException told(SQLException failure, SqlText statement) {
        return new SqlFailure(failure).isOutOfTime() ? new OverdueException(statement, limit, failure) : failure;
    }

    /** The first rows of a query. */
    List<NamedRow> rows(SqlText query, int most) throws SQLException {
        return heard(query, () -> firstRows(query, most), rows -> rows.isEmpty() ? "no row" : lines(rows));
    }

    private static String lines(List<NamedRow> rows) {
        return rows.stream().map(NamedRow::toString).collect(Collectors.joining("\n"));
    }

    private List<NamedRow> firstRows(SqlText query, int most) throws SQLException {
        var rows = new ArrayList<NamedRow>();
        try (PreparedStatement prepared = prepare(query)) {
            prepared.setMaxRows(most);
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next() && rows.size() < most) {
                    rows.add(NamedRow.of(result, dialect()));
                }
            }
        } catch (SQLException e) {
            throw told(e, query);
        }
        return rows;
    }

    private PreparedStatement prepare(SqlText statement) throws SQLException {
        var prepared = connection.prepareStatement(statement.text());
        running = prepared;
        prepared.setQueryTimeout(Database.seconds(limit));
        BoundValues.set(prepared, statement, dialect());
        return prepared;
    }

    /**
     * From here on, the change may take effect.
     *
     * @throws SQLException if it was given up
     */
    void passCommitPoint() throws SQLException {
        if (!point.pass()) {
            throw new SQLException("the call was given up");
        }
    }

    void commit() throws SQLException {
        passCommitPoint();
        heard(
                SqlText.of("commit"),
                () -> {
                    connection.commit();
                    return true;
                },
                committed -> "committed");
    }

    /** Returns whether nothing is left of what was done: some tables keep it. */
    boolean rollback() throws SQLException {
        return heard(
                SqlText.of("rollback"),
                this::rolledBack,
                isUndone -> isUndone ? "rolled back" : "rolled back; a table without transactions keeps its changes");
    }

    private boolean rolledBack() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // By hand: a driver sends nothing where it thinks that there is no transaction.
            statement.execute("rollback");
            if (dialect().keptAfterRollback().isEmpty()) {
                return true;
            }
            try (ResultSet warnings = statement.executeQuery(dialect().keptAfterRollback())) {
                while (warnings.next()) {
                    if (NOT_TRANSACTIONAL.equals(warnings.getString("Code"))) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Whether a statement was sent that may have changed something. */
    boolean hasExecuted() {
        return hasExecuted;
    }

    /** Ends what the database works on now. */
    void cancel() throws SQLException {
        var now = running;
        if (now != null) {
            now.cancel();
        }
    }

    void abort() throws SQLException {
        connection.abort(Runnable::run);
    }

    /** What was not committed is gone with the connection; that it could not be closed well changes nothing. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(ChangeSession.class.getName()).log(System.Logger.Level.DEBUG, "a connection was left", e);
        }
    }
}
