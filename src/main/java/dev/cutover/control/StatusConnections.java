package dev.cutover.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The callers who ask for the run's status. They have threads of their own, so that no request waits behind them, and
 * are turned away when there are too many: then they read the record. Thread-safe.
 */
final class StatusConnections implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StatusConnections.class.getName());
    private static final int THREADS = 2;
    private static final int IN_LINE = 64;

    /** Longer than a caller waits for the answer. */
    private static final int SECONDS_TO_LISTEN = 3;

    private final StatusAnswers answers;
    private final ScheduledExecutorService watch;
    private final ThreadPoolExecutor threads;

    /** @param watch hangs up on callers who do not read their answer */
    StatusConnections(StatusAnswers answers, ScheduledExecutorService watch) {
        this.answers = answers;
        this.watch = watch;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(IN_LINE), work -> {
                    var thread = new Thread(work, "status");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Takes the connection over; false if too many wait already. */
    boolean take(SocketChannel caller, StatusQuestion question) {
        try {
            threads.execute(new QueuedCaller(caller, () -> serve(caller, question)));
            return true;
        } catch (RejectedExecutionException tooMany) {
            return false;
        }
    }

    private void serve(SocketChannel caller, StatusQuestion question) {
        try (caller) {
            var tooSlow = watch.schedule(() -> QueuedCaller.hangUp(caller), SECONDS_TO_LISTEN, TimeUnit.SECONDS);
            try {
                var answer = answers.answer(question);
                if (answer.isPresent()) {
                    StatusAnswer.write(caller, question.build(), answer.orElseThrow());
                }
            } finally {
                tooSlow.cancel(false);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "somebody who asked for the status is gone", e);
        } catch (RuntimeException e) {
            // Whoever asked reads the record instead.
            LOG.log(System.Logger.Level.DEBUG, "the status could not be told", e);
        }
    }

    /** Whoever still waits is hung up on, and reads the record. */
    @Override
    public void close() {
        QueuedCaller.hangUpOn(threads.shutdownNow());
    }
}
