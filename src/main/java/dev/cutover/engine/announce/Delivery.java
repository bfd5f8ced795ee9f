package dev.cutover.engine.announce;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends one message, again if it has certainly not arrived, and shows how the run stands where the system can. Runs
 * beside the engine; immutable.
 *
 * @param key the key of the message; also of what is shown
 * @param tries how often it is sent at most
 */
record Delivery(
        ConnectedSystems connectedSystems,
        SystemId via,
        String key,
        String correlation,
        Messages.Message standing,
        int tries) {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Sends the message. What it is to show is a courtesy: only the message itself counts as delivered or not. */
    Outcome send(Messages.Message message, CallTools callTools) throws ConnectorException, InterruptedException {
        var messages = connectedSystems.get(via, Messages.class);
        var outcome = messages.send(message, callTools.context(key, correlation, Segment.EVERYTHING));
        for (int tried = 1; tried < tries && isWorthAnother(outcome, callTools); tried++) {
            callTools.clock().sleep(PAUSE);
            outcome = messages.send(message, callTools.context(key, correlation, Segment.EVERYTHING));
        }
        if (outcome instanceof Outcome.Succeeded && messages.canEdit()) {
            try {
                show(callTools);
            } catch (ConnectorException shownByTheNext) {
                // The message itself has arrived; the next one shows how the run stands then.
                return outcome;
            }
        }
        return outcome;
    }

    /** Until when the system takes no messages; empty if it takes them. */
    Optional<Instant> pausedUntil(CallTools callTools) throws ConnectorException {
        return connectedSystems
                .get(via, Messages.class)
                .pausedUntil()
                .filter(callTools.clock().now()::isBefore);
    }

    /** Shows how the run stands, if the system can; says whether it can. */
    boolean show(CallTools callTools) throws ConnectorException, InterruptedException {
        var messages = connectedSystems.get(via, Messages.class);
        if (messages.canEdit()) {
            messages.show(standing, callTools.context(key, correlation, Segment.EVERYTHING));
        }
        return messages.canEdit();
    }

    private boolean isWorthAnother(Outcome outcome, CallTools callTools) throws ConnectorException {
        Instant again = callTools.clock().now().plus(PAUSE);
        return isRefused(outcome) && pausedUntil(callTools).isEmpty() && again.isBefore(callTools.deadline());
    }

    /** Whether it has certainly not arrived. */
    static boolean isRefused(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.changedNothing();
    }
}
