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
import org.jspecify.annotations.Nullable;

/** A connection for one change. Used by one thread; only {@link #cancel} and {@link #abort} may come from others. */
final class ChangeSession implements AutoCloseable {
    /** How long a session is awaited that works on the same call. */
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(30);

    /** How much longer an answer is awaited than the database may work on it. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String NOT_TRANSACTIONAL = "1196";

    private final Connection connection;
    private final SqlDialect dialect;
    private final Duration limit;
    private final CommitPoint point;
    private volatile @Nullable Statement running;

    private ChangeSession(Connection connection, SqlDialect dialect, Duration limit, CommitPoint point) {
        this.connection = connection;
        this.dialect = dialect;
        this.limit = limit;
        this.point = point;
    }

    /** @param limit how long each statement may take */
    static ChangeSession open(Database database, Duration limit, CommitPoint point) throws SQLException {
        return new ChangeSession(database.openForChange(limit.plus(ANSWER)), database.dialect(), limit, point);
    }

    SqlDialect dialect() {
        return dialect;
    }

    /**
     * Waits until no other session works on the same call. The lock is the session's, and ends with it.
     *
     * @throws SQLException if another one still does
     */
    void lock(String key) throws SQLException {
        int seconds = Database.seconds(limit.compareTo(LOCK_LIMIT) < 0 ? limit : LOCK_LIMIT);
        String query = dialect.lock(ByteBuffer.wrap(CallKeyTable.digest(key)).getLong(), seconds);
        if (query.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds + 1);
            running = statement;
            try (ResultSet answer = statement.executeQuery(query)) {
                if (!answer.next() || answer.getInt(1) != 1) {
                    throw new SQLException("another session is still at work on this call");
                }
            }
        }
    }

    /** Returns how many rows were changed, or returned. */
    long execute(SqlText statement) throws SQLException {
        try (PreparedStatement prepared = prepare(statement)) {
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
        var rows = new ArrayList<NamedRow>();
        try (PreparedStatement prepared = prepare(query)) {
            prepared.setMaxRows(most);
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next() && rows.size() < most) {
                    rows.add(NamedRow.of(result, dialect));
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
        BoundValues.set(prepared, statement, dialect);
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
        connection.commit();
    }

    /** Returns whether nothing is left of what was done: some tables keep it. */
    boolean rollback() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // By hand: a driver sends nothing where it thinks that there is no transaction.
            statement.execute("rollback");
            if (dialect.keptAfterRollback().isEmpty()) {
                return true;
            }
            try (ResultSet warnings = statement.executeQuery(dialect.keptAfterRollback())) {
                while (warnings.next()) {
                    if (NOT_TRANSACTIONAL.equals(warnings.getString("Code"))) {
                        return false;
                    }
                }
            }
            return true;
        }
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
