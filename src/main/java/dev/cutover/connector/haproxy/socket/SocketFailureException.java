package dev.cutover.connector.haproxy.socket;

/** HAProxy's socket gave no answer, or not a whole one. */
public final class SocketFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isInDoubt;

    /**
     * One that ends a conversation.
     *
     * @param why for people, a sentence without a full stop
     * @param isInDoubt whether a command that changes something was sent: it may still be carried out
     */
    public SocketFailureException(String why, boolean isInDoubt) {
        super(why);
        this.isInDoubt = isInDoubt;
    }

    public boolean isInDoubt() {
        return isInDoubt;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
