package dev.cutover.engine.operator;

/**
 * What whoever has asked for something is told, once it is durable.
 *
 * @param id under which the petition stands in the record
 * @param why what was done, or why not; one line
 */
public record RequestReply(String id, State state, String why) {

    /** What has become of it so far. */
    public enum State {
        DONE,
        /** Accepted; it is done as soon as it can be, and can be withdrawn until then. */
        PENDING,
        REFUSED
    }
}
