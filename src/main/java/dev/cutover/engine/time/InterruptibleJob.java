package dev.cutover.engine.time;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A job on a thread that serves others after it. An interrupt reaches it while it runs, is remembered if it has not
 * begun, and never strikes the thread's next job.
 */
final class InterruptibleJob implements EngineTime.Work {
    private @Nullable Thread thread;
    private boolean interrupted;
    private boolean ended;

    @Override
    public synchronized void interrupt() {
        interrupted = true;
        if (thread != null && !ended) {
            thread.interrupt();
        }
    }

    private synchronized boolean begin() {
        thread = Thread.currentThread();
        return !interrupted;
    }

    private synchronized void end() {
        ended = true;
        Thread.interrupted();
    }

    <T> EngineTime.Done<T> run(Callable<T> job) {
        try {
            if (!begin()) {
                throw new InterruptedException("given up before it began");
            }
            return new EngineTime.Done<>(job.call(), null);
        } catch (Throwable trouble) {
            return new EngineTime.Done<>(null, trouble);
        } finally {
            end();
        }
    }
}
