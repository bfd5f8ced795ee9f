package dev.cutover.engine.operator;

/**
 * The reply to a request, sent once its outcome is durable.
 *
 * @param id the id of the request in the record
 * @param why what was done, or why not; one line
 */
public record RequestReply(String id, State state, String why) {

    /** Its outcome so far. */
    public enum State {
        DONE,
        /** Accepted; it is done as soon as possible, and can be withdrawn until then. */
        PENDING,
        REFUSED
    }
}
