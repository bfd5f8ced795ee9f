package dev.cutover.spi;

import java.util.List;

/** Delivers messages to people. Implementations must be thread-safe. */
public interface Messages {

    /** Sends one message; at most once for the same key. */
    Outcome send(Message message, CallContext context) throws ConnectorException, InterruptedException;

    /**
     * What is sent.
     *
     * @param to contacts as the runbook has them
     */
    record Message(List<String> to, String subject, String text) {
        public Message {
            to = List.copyOf(to);
        }
    }
}
