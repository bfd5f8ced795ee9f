package dev.cutover.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * Work for a caller that may have to wait for a thread. Where it never gets one, the caller is hung up on, and need not
 * wait for an answer. As thread-safe as the work.
 */
record QueuedCaller(SocketChannel caller, Runnable work) implements Runnable {
    private static final System.Logger LOG = System.getLogger(QueuedCaller.class.getName());

    @Override
    public void run() {
        work.run();
    }

    /** Hangs up on those of a stopped pool that were still waiting. */
    static void hangUpOn(Iterable<Runnable> waiting) {
        for (var queued : waiting) {
            if (queued instanceof QueuedCaller queuedCaller) {
                hangUp(queuedCaller.caller());
            }
        }
    }

    static void hangUp(SocketChannel caller) {
        try {
            caller.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "hanging up", e);
        }
    }
}
