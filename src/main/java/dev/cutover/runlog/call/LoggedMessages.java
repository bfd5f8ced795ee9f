package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Messages that are logged by their subject. Thread-safe. */
record LoggedMessages(SystemId system, Messages real, LoggedCalls calls) implements Messages {

    @Override
    public Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException {
        return calls.change(
                AskedOfSystem.operation(system, "send", context)
                        .with("to", String.join(", ", message.to()))
                        .with("subject", message.subject()),
                () -> real.send(message, context),
                GivenAnswer::of);
    }

    @Override
    public boolean canEdit() {
        return real.canEdit();
    }

    @Override
    public Optional<Instant> pausedUntil() {
        return real.pausedUntil();
    }

    @Override
    public Outcome show(Message message, CallContext context) throws ConnectorException, InterruptedException {
        return calls.change(
                AskedOfSystem.operation(system, "show", context).with("subject", message.subject()),
                () -> real.show(message, context),
                GivenAnswer::of);
    }
}
