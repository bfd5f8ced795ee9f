package dev.cutover.connector.webhook;

/** Notes what becomes of one message while it is sent. */
interface MessageAttempt {
    /** For requests that show no message. */
    MessageAttempt NONE = new MessageAttempt() {
        @Override
        public void begin() {
            // There is no message that could be shown twice.
        }

        @Override
        public void drop() {
            // Nothing was noted.
        }
    };

    /** The request that follows at once may show the message: it must not be sent again. */
    void begin();

    /** The message is certainly not shown yet, such as while it waits for its turn. */
    void drop();
}
