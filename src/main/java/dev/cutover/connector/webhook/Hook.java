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

    /** Whether it can {@link #show}. */
    default boolean canEdit() {
        return false;
    }

    /** Shows the message in the one that a channel has of the run; see {@link #deliver}. */
    default String show(PlainMessage message, String channel, MessageAttempt attempt)
            throws UndeliveredException, InterruptedException {
        throw new UndeliveredException("this service cannot edit a message", false);
    }
}
