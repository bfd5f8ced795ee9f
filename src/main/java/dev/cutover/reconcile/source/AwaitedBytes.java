package dev.cutover.reconcile.source;

import dev.cutover.reconcile.thread.FailedWork;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Waits for what a system call brings that hears no interrupt: a pipe that nobody writes to opens when somebody does.
 * Stateless.
 */
final class AwaitedBytes {
    private AwaitedBytes() {}

    /** Opens or reads something, for as long as that takes. */
    @FunctionalInterface
    interface Wait<T> {
        T come() throws IOException;
    }

    /**
     * What comes of it.
     *
     * @throws InterruptedException at once when the caller is interrupted; the thread that waits is left behind, and
     *     does not keep the process
     */
    static <T> T of(String source, Wait<T> wait) throws IOException, InterruptedException {
        var task = new FutureTask<>(wait::come);
        var thread = new Thread(task, "beginning of " + source);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException given) {
            task.cancel(true);
            throw given;
        } catch (ExecutionException failed) {
            throw FailedWork.causeOf(failed, IOException.class);
        }
    }
}
