package dev.cutover.connector.webhook;

/** One way to send messages. Thread-safe. */
interface Hook {
    /**
     * Sends a message to a channel.
     *
     * @param channel empty for a service that has only one
     * @param attempt told right before each request that may show the message, and again if it did not
     * @return what the service confirms, for a person
     * @throws UndeliveredException if it confirms nothing
     */
    String deliver(PlainMessage message, String channel, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException;
}
