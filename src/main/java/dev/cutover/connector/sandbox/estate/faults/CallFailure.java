package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateSite;

/** A call that a fault kept from being answered. What the caller may conclude from it is the {@link Kind}'s to say. */
public final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** Nothing listens there: surely nothing happened. */
        REFUSED("refuses connections"),
        /** The connection broke before an answer: it may have happened or not. */
        BROKEN("closed the connection before it answered"),
        /** No answer, and none will come: wait out the timeout. It may still happen, later. */
        NO_ANSWER("does not answer");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;
    private final transient EstateSite estateSite;

    CallFailure(Kind kind, EstateSite estateSite) {
        super(estateSite + " " + kind.words);
        this.kind = kind;
        this.estateSite = estateSite;
    }

    public Kind kind() {
        return kind;
    }

    /** What the caller meets. */
    public String what() {
        return estateSite + " " + kind.words;
    }
}
