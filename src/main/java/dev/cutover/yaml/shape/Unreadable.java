package dev.cutover.yaml.shape;

/** A text that is not what it should be. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** The message is what is wrong with it, as it can follow a colon. */
    public Unreadable(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String why() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
