package dev.cutover.preflight.trial;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Messages;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sends a message to people. */
public record MessageQuestion(Messages.Message message) implements TrialQuestion {
    public static final String NAME = "send";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SortedMap<String, String> given() {
        return new TreeMap<>(
                Map.of("to", String.join(", ", message.to()), "subject", message.subject(), "text", message.text()));
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException {
        return OutcomeReading.of(TrialQuestion.as(Messages.class, connector).send(message, context));
    }
}
