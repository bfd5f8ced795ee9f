package dev.cutover.connector.webhook;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Messages.Message;
import java.time.Instant;
import java.util.List;

/**
 * One message to one place. Immutable.
 *
 * @param to whom it is for, as the runbook calls them
 * @param mentions the service's ids of those of them whom it knows
 * @param run the run's id
 * @param key the message's own; the same for a repeat
 * @param deadline when its call will be abandoned, on the run's clock
 */
record PlainMessage(
        String subject, String text, List<String> to, List<String> mentions, String run, String key, Instant deadline) {
    PlainMessage {
        to = List.copyOf(to);
        mentions = List.copyOf(mentions);
    }

    static PlainMessage of(Message message, List<String> mentions, CallContext context) {
        String key = context.idempotencyKey();
        return new PlainMessage(
                message.subject(),
                message.text(),
                message.to(),
                mentions,
                key.split("/", 2)[0],
                key,
                context.deadline());
    }

    /** The text with those it is for, as the runbook calls them. */
    String addressed() {
        return to.isEmpty() ? text : text.stripTrailing() + "\nFor: " + String.join(", ", to);
    }
}
