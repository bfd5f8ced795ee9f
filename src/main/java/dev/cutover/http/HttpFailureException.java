package dev.cutover.http;

/** There is no whole answer to a request. */
public final class HttpFailureException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean wasSent;

    /**
     * Why there is none.
     *
     * @param why for a person, part of a sentence; without secrets
     * @param wasSent false only if it is certain that the service has not got the request
     */
    public HttpFailureException(String why, boolean wasSent, Throwable cause) {
        super(why, cause);
        this.wasSent = wasSent;
    }

    /** Why there is none, part of a sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }

    /** Whether the service may have got the request, and so may still act on it. */
    public boolean wasSent() {
        return wasSent;
    }
}
