package dev.cutover.connector.webhook;

import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A message to a test place. It is sent once in a process, however often a gate that waits checks the system; only one
 * that failed is sent again. Thread-safe.
 */
final class Trial {
    /** What a message shows that was delivered. */
    static final List<Aspect> ASPECTS = List.of(Aspect.REACHABLE, Aspect.CREDENTIALS, Aspect.PERMISSIONS);

    private static final String TEXT = "A check by Cutover: messages of a run would arrive like this one.";

    private final Hook hook;
    private final String channel;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Found> good = List.of();

    Trial(Hook hook, String channel) {
        this.hook = hook;
        this.channel = channel;
    }

    List<Found> result(Instant deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (good.isEmpty()) {
                good = sent(deadline);
            }
            return good;
        } catch (UndeliveredException e) {
            return List.of(Found.failed(Aspect.REACHABLE, "the test message: " + e.why()));
        } finally {
            lock.unlock();
        }
    }

    private List<Found> sent(Instant deadline) throws UndeliveredException, InterruptedException {
        var message = new PlainMessage(TEXT, TEXT, List.of(), List.of(), "check", "check", deadline);
        String told = "a test message was " + hook.deliver(message, channel, MessageAttempt.NONE);
        return ASPECTS.stream().map(aspect -> Found.ok(aspect, told)).toList();
    }
}
