package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateSite;

/** A call got no answer because of a fault. The {@link Kind} tells what the caller may conclude. */
public final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** Nothing listens there: the call had no effect. */
        REFUSED("refuses connections"),
        /** The connection broke before an answer: whether the call had an effect is unknown. */
        BROKEN("closed the connection before it answered"),
        /** No answer will come: the caller times out. The call may still take effect later. */
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

    /** The error as the caller sees it. */
    public String what() {
        return estateSite + " " + kind.words;
    }
}
