package dev.cutover.connector.webhook;

import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to a test place. It is sent once in a process, however often a gate that waits checks the system; only one
 * that failed is sent again. Thread-safe.
 */
final class Trial {
    private static final String TEXT = "A check by Cutover: messages of a run would arrive like this one.";

    private final Hook hook;
    private final String channel;
    private @Nullable Found good;

    Trial(Hook hook, String channel) {
        this.hook = hook;
        this.channel = channel;
    }

    synchronized Found result(Instant deadline) throws InterruptedException {
        if (good != null) {
            return good;
        }
        try {
            var message = new PlainMessage(TEXT, TEXT, List.of(), List.of(), "check", "check", deadline);
            var found = Found.ok(Aspect.REACHABLE, "a test message was " + hook.deliver(message, channel));
            good = found;
            return found;
        } catch (UndeliveredException e) {
            return Found.failed(Aspect.REACHABLE, "the test message: " + e.why());
        }
    }
}
