package dev.cutover.connector.sandbox.estate.platform;

/** The estate was asked for something that it does not have or that makes no sense; nothing was changed. */
public class EstateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message what is wrong, one sentence without a full stop
     * @param hint what to do about it
     */
    public EstateException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public EstateException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
