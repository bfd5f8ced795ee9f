package dev.cutover.connector.jdbc.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement on a thread of its own, and hands over its rows in batches: a driver that waits for its server
 * cannot be interrupted, and who waits for the batches can.
 */
final class QueryWorker<T> implements AutoCloseable {
    private static final int BATCH = 256;
    private static final int AHEAD = 4;
    private static final int FETCHED = 1000;
    private static final long PATIENCE_MILLIS = 1000;

    private final Database database;
    private final SqlText statement;
    private final RowReader<T> reader;
    private final boolean isHeadOnly;
    private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread = new Thread(this::work, "jdbc");
    private volatile @Nullable Connection connection;
    private volatile @Nullable Statement running;
    private volatile boolean isUnwanted;

    /**
     * Some rows.
     *
     * @param isLast whether no more come
     * @param failure why no more come although there may be more; null if there is none
     */
    record Batch<T>(List<T> rows, boolean isLast, @Nullable Throwable failure) {}

    /** @param isHeadOnly whether the reader is called once, with a result before its first row */
    QueryWorker(Database database, SqlText statement, RowReader<T> reader, boolean isHeadOnly) {
        this.isHeadOnly = isHeadOnly;
        this.database = database;
        this.statement = statement;
        this.reader = reader;
        thread.setDaemon(true);
        thread.start();
    }

    Batch<T> next() throws InterruptedException {
        return batches.take();
    }

    private void work() {
        var rows = new ArrayList<T>();
        try {
            query(rows);
            offer(new Batch<>(rows, true, null));
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException | LinkageError failure) {
            end(new Batch<>(List.of(), true, failure));
        }
    }

    private void end(Batch<T> last) {
        try {
            offer(last);
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
        }
    }

    private void query(List<T> rows) throws SQLException, InterruptedException {
        try (Connection open = database.open()) {
            connection = open;
            try (PreparedStatement prepared = open.prepareStatement(statement.text())) {
                running = prepared;
                if (isUnwanted) {
                    throw new InterruptedException();
                }
                prepared.setFetchSize(FETCHED);
                prepared.setQueryTimeout(database.limitSeconds());
                BoundValues.set(prepared, statement, database.dialect());
                try (ResultSet result = prepared.executeQuery()) {
                    pass(result, rows);
                }
            }
        }
    }

    private void pass(ResultSet result, List<T> rows) throws SQLException, InterruptedException {
        if (isHeadOnly) {
            rows.add(reader.read(result));
            return;
        }
        while (result.next()) {
            rows.add(reader.read(result));
            if (rows.size() == BATCH) {
                offer(new Batch<>(List.copyOf(rows), false, null));
                rows.clear();
            }
        }
    }

    private void offer(Batch<T> batch) throws InterruptedException {
        if (isUnwanted) {
            throw new InterruptedException();
        }
        batches.put(batch);
    }

    /** Ends the statement if it still runs, and waits a moment for its thread; a server that hangs is left behind. */
    @Override
    public void close() {
        isUnwanted = true;
        if (!thread.isAlive()) {
            return;
        }
        thread.interrupt();
        var canceller = new Thread(this::cancel, "jdbc-cancel");
        canceller.setDaemon(true);
        canceller.start();
        boolean wasInterrupted = Thread.interrupted();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException again) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** To cancel may itself take a connection to the server, and so its time. */
    private void cancel() {
        try {
            var statementNow = running;
            if (statementNow != null) {
                statementNow.cancel();
            }
            thread.join(PATIENCE_MILLIS);
            var connectionNow = connection;
            if (thread.isAlive() && connectionNow != null) {
                connectionNow.abort(Runnable::run);
            }
        } catch (SQLException | InterruptedException e) {
            System.getLogger(QueryWorker.class.getName()).log(System.Logger.Level.DEBUG, "a statement was left", e);
        }
    }
}
