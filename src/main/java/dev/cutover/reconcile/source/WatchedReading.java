package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.reconcile.thread.FailedWork;
import dev.cutover.reconcile.thread.WatchedThread;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import dev.cutover.text.Counted;
import dev.cutover.text.SpanText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Reads rows on a thread of its own while the caller watches whether they come. A system that has fallen silent is left
 * alone: once the caller goes on, no row of it is taken any more. Used once. Not thread-safe.
 */
final class WatchedReading {
    private final String source;
    private final Patience patience;
    private final Runnable alive;
    private final Object gate = new Object();
    private boolean isClosed;
    private volatile long taken;
    private Duration silence = Duration.ZERO;
    /** How many had come at the last look. */
    private long before;

    /** @param alive called about once a second while the rows are read */
    WatchedReading(String source, Patience patience, Runnable alive) {
        this.source = source;
        this.patience = patience;
        this.alive = alive;
    }

    /** Reads something. */
    @FunctionalInterface
    interface Reading {
        void run() throws ConnectorException, InterruptedException;
    }

    /** The same consumer, for as long as the rows are waited for. */
    Records.Rows guarded(Records.Rows rows) {
        return row -> {
            synchronized (gate) {
                if (isClosed) {
                    throw new InterruptedException(source + " is not waited for any more");
                }
                taken++;
                return rows.take(row);
            }
        };
    }

    /**
     * Returns when it is done. Many short readings are never waited for: so the end is looked at before each.
     *
     * @throws UnreadableSource if it failed, or is not waited for any longer
     */
    void run(Reading reading) throws UnreadableSource, InterruptedException {
        stopIf(patience.end().get());
        try {
            WatchedThread.result(
                    "rows of " + source,
                    () -> {
                        reading.run();
                        return true;
                    },
                    patience.look(),
                    this::look);
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            close();
        }
    }

    private void look() throws UnreadableSource {
        alive.run();
        long now = taken;
        silence = now == before ? silence.plus(patience.look()) : Duration.ZERO;
        before = now;
        stopIf(tooLong().or(patience.end()));
    }

    private void stopIf(Optional<String> why) throws UnreadableSource {
        if (why.isPresent()) {
            close();
            String come = taken == 0 ? "no row had come" : Counted.grouped(taken, "row", "rows") + " had come";
            throw new UnreadableSource(source + " was not read to its end: " + come + " " + why.get());
        }
    }

    private Optional<String> tooLong() {
        var most = taken == 0 ? patience.first() : patience.next();
        return silence.compareTo(most) < 0
                ? Optional.empty()
                : Optional.of("when it had sent nothing for " + SpanText.of(most));
    }

    private UnreadableSource failure(ExecutionException failed) throws InterruptedException {
        var cause = FailedWork.causeOf(failed, ConnectorException.class);
        return new UnreadableSource(source + " could not be read to its end: " + cause.getMessage(), failed);
    }

    private void close() {
        synchronized (gate) {
            isClosed = true;
        }
    }
}
