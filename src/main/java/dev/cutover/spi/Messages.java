package dev.cutover.spi;

import java.util.List;

/** Delivers messages to people. */
public interface Messages {

    /** Sends one message; to the same key it may be sent only once. */
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
