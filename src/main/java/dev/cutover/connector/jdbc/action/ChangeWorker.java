package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.Database;
import dev.cutover.connector.jdbc.session.SqlFailure;
import dev.cutover.connector.jdbc.session.SqlText;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one change on a thread of its own: a driver that waits for its server cannot be interrupted, and who waits for
 * the change can. Thread-safe.
 */
final class ChangeWorker<T> {
    private static final long PATIENCE_MILLIS = 1000;

    private final Database database;
    private final Duration limit;
    private final Change<T> change;
    private final CommitPoint point = new CommitPoint();
    private final CompletableFuture<ChangeEnd<T>> end = new CompletableFuture<>();
    private final Thread thread = new Thread(this::work, "jdbc-change");
    private volatile @Nullable ChangeSession session;

    private ChangeWorker(Database database, Duration limit, Change<T> change) {
        this.database = database;
        this.limit = limit;
        this.change = change;
    }

    /** @param limit how long each statement may take */
    static <T> ChangeWorker<T> start(Database database, Duration limit, Change<T> change) {
        var worker = new ChangeWorker<>(database, limit, change);
        worker.thread.setDaemon(true);
        worker.thread.start();
        return worker;
    }

    /** Waits for the end. If it is interrupted, the change is given up, unless its commit is under way already. */
    ChangeEnd<T> await() throws InterruptedException {
        try {
            return end.get();
        } catch (InterruptedException unwanted) {
            giveUp();
            throw unwanted;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits until its thread has ended: from then on, this process does nothing for it any more. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    void awaitEnd(Duration most) throws InterruptedException {
        thread.join(Math.max(1, most.toMillis()));
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    private void work() {
        try {
            end.complete(made());
        } catch (RuntimeException | LinkageError failure) {
            end.complete(broken(failure));
        }
    }

    private ChangeEnd<T> made() {
        try (var open = ChangeSession.open(database, limit, point)) {
            session = open;
            T made;
            try {
                made = change.make(open);
            } catch (SQLException | RuntimeException failure) {
                return point.isPassed() ? refusedAlone(failure) : undone(failure, open);
            }
            if (!change.isKept(made)) {
                return new ChangeEnd.RolledBack<>(made, isUndone(open) && !point.isPassed());
            }
            open.commit();
            return new ChangeEnd.Committed<>(made);
        } catch (SQLException failure) {
            return broken(failure);
        }
    }

    private ChangeEnd<T> undone(Exception failure, ChangeSession open) {
        return new ChangeEnd.Refused<>(new SqlFailure(failure), isUndone(open));
    }

    private boolean isUndone(ChangeSession open) {
        try {
            return open.rollback();
        } catch (SQLException gone) {
            return !open.hasExecuted() || allTablesHaveTransactions();
        }
    }

    /**
     * Then a server that is gone has rolled back, or will before it answers anybody. Which tables a statement has
     * touched is not known, so all are asked about.
     */
    private boolean allTablesHaveTransactions() {
        String query = database.dialect().unsafeTables();
        if (query.isEmpty()) {
            return true;
        }
        try (var other = ChangeSession.open(database, limit, new CommitPoint())) {
            return "0".equals(other.rows(SqlText.of(query), 1).get(0).first());
        } catch (SQLException unknown) {
            return false;
        }
    }

    /** A statement that commits by itself may have done a part of its work. */
    private static <T> ChangeEnd<T> refusedAlone(Exception thrown) {
        var failure = new SqlFailure(thrown);
        return failure.isAnswer() ? new ChangeEnd.Refused<>(failure, false) : new ChangeEnd.InDoubt<>(failure);
    }

    private ChangeEnd<T> broken(Throwable thrown) {
        var failure = new SqlFailure(thrown);
        return !point.isPassed() || failure.provesRollback()
                ? new ChangeEnd.Refused<>(failure, true)
                : new ChangeEnd.InDoubt<>(failure);
    }

    private void giveUp() {
        if (point.giveUp()) {
            var canceller = new Thread(this::cancel, "jdbc-cancel");
            canceller.setDaemon(true);
            canceller.start();
        }
    }

    /** To cancel may itself take a connection to the server, and so its time. */
    private void cancel() {
        try {
            var now = session;
            if (now != null) {
                now.cancel();
            }
            thread.join(PATIENCE_MILLIS);
            now = session;
            if (thread.isAlive() && now != null) {
                now.abort();
            }
        } catch (SQLException | InterruptedException e) {
            System.getLogger(ChangeWorker.class.getName()).log(System.Logger.Level.DEBUG, "a change was left", e);
        }
    }
}
