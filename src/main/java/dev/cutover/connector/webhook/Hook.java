package dev.cutover.connector.webhook;

/** One way to send messages. Thread-safe. */
interface Hook {
    /**
     * Sends a message to a channel.
     *
     * @param channel empty for a service that has only one
     * @return what the service confirms, for a person
     * @throws UndeliveredException if it confirms nothing
     */
    String deliver(PlainMessage message, String channel) throws UndeliveredException, InterruptedException;
}
