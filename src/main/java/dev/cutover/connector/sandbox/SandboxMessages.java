package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.actions.ActionCatalog;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.util.Map;

/** Sends no real message; only records what would have been sent. Thread-safe. */
final class SandboxMessages implements Messages {
    private final Actions actions;

    SandboxMessages(Actions actions) {
        this.actions = actions;
    }

    @Override
    public Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException {
        return actions.call(
                ActionCatalog.SEND,
                Map.of("to", message.to(), "subject", message.subject(), "text", message.text()),
                context);
    }
}
