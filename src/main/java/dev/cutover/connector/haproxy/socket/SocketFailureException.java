package dev.cutover.connector.haproxy.socket;

/** HAProxy's socket gave no answer, or not a whole one. */
public final class SocketFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param why for people, a sentence without a full stop */
    public SocketFailureException(String why) {
        super(why);
    }

    /** Why there is no answer, a sentence without a full stop. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
