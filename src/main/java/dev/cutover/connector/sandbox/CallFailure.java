package dev.cutover.connector.sandbox;

/** A call that a fault kept from being answered. What the caller may conclude from it is the {@link Kind}'s to say. */
final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Kind {
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
    private final transient Site site;

    CallFailure(Kind kind, Site site) {
        super(site + " " + kind.words);
        this.kind = kind;
        this.site = site;
    }

    Kind kind() {
        return kind;
    }

    /** What the caller meets. */
    String what() {
        return site + " " + kind.words;
    }
}
