package dev.cutover.connector.webhook;

import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.time.Instant;
import java.util.List;

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
    private List<Found> good = List.of();

    Trial(Hook hook, String channel) {
        this.hook = hook;
        this.channel = channel;
    }

    synchronized List<Found> result(Instant deadline) throws InterruptedException {
        if (!good.isEmpty()) {
            return good;
        }
        try {
            var message = new PlainMessage(TEXT, TEXT, List.of(), List.of(), "check", "check", deadline);
            String told = "a test message was " + hook.deliver(message, channel);
            good = ASPECTS.stream().map(aspect -> Found.ok(aspect, told)).toList();
            return good;
        } catch (UndeliveredException e) {
            return List.of(Found.failed(Aspect.REACHABLE, "the test message: " + e.why()));
        }
    }
}
