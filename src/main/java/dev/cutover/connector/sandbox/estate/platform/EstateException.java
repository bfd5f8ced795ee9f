package dev.cutover.connector.sandbox.estate.platform;

/** A request to the estate is not valid or names something unknown; nothing was changed. */
public class EstateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message the problem, one sentence without a full stop
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
