package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records.End;
import dev.cutover.spi.exchange.Exchange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks one database. Each question has a connection of its own. Thread-safe. */
public final class Queries {
    private final Database database;
    private final UnaryOperator<String> mask;

    /** @param mask replaces the secrets of the run in a text */
    public Queries(Database database, UnaryOperator<String> mask) {
        this.database = database;
        this.mask = mask;
    }

    /** Takes what was made of a row, and says whether it wants more. */
    @FunctionalInterface
    public interface Taker<T> {
        boolean take(T row) throws ConnectorException, InterruptedException;
    }

    /** How the database writes. */
    public SqlDialect dialect() {
        return database.dialect();
    }

    /**
     * Passes on what is made of each row, on the calling thread.
     *
     * @throws ConnectorException if not all rows could be read
     */
    public <T> End each(SqlText statement, RowReader<T> reader, Taker<T> taker)
            throws ConnectorException, InterruptedException {
        try (var worker = new QueryWorker<>(database, statement, reader, false)) {
            return each(statement, worker, taker);
        }
    }

    /** What is made of a result before its first row. */
    public <T> T head(SqlText statement, RowReader<T> reader) throws ConnectorException, InterruptedException {
        try (var worker = new QueryWorker<>(database, statement, reader, true)) {
            return head(database.begin(statement), worker);
        }
    }

    private <T> T head(Exchange exchange, QueryWorker<T> worker) throws ConnectorException, InterruptedException {
        var read = new ArrayList<T>();
        try {
            each(worker, read::add);
            exchange.answered(() -> "accepted; only its columns were read");
            return read.get(0);
        } catch (ConnectorException e) {
            exchange.answered(() -> String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private <T> End each(SqlText statement, QueryWorker<T> worker, Taker<T> taker)
            throws ConnectorException, InterruptedException {
        var exchange = database.begin(statement);
        var seen = new StatementTranscript();
        try {
            var end = each(worker, row -> {
                seen.see(row);
                return taker.take(row);
            });
            exchange.answered(() -> seen.result(end == End.WHOLE));
            return end;
        } catch (ConnectorException e) {
            exchange.answered(() -> seen.failure(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private <T> End each(QueryWorker<T> worker, Taker<T> taker) throws ConnectorException, InterruptedException {
        while (true) {
            var batch = worker.next();
            for (T row : batch.rows()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!taker.take(row)) {
                    return End.STOPPED;
                }
            }
            if (batch.failure() != null) {
                var failure = new SqlFailure(batch.failure());
                throw failure.isRefusedStatement()
                        ? ConnectorException.ofRefusedRead(failure.words(mask))
                        : new ConnectorException(failure.words(mask), batch.failure());
            }
            if (batch.isLast()) {
                return End.WHOLE;
            }
        }
    }

    /** All rows of a small result. */
    public <T> List<T> all(SqlText statement, RowReader<T> reader) throws ConnectorException, InterruptedException {
        var rows = new ArrayList<T>();
        each(statement, reader, rows::add);
        return rows;
    }

    /** The texts of a row's columns. */
    public static List<@Nullable String> texts(ResultSet row, int columns) throws SQLException {
        var texts = new ArrayList<@Nullable String>(columns);
        for (int i = 1; i <= columns; i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }
}
