package dev.cutover.model;

/**
 * Which system owns an artifact, such as {@code order-status}, before and after the cutover, and who wins while rolling
 * back.
 *
 * @param hasOneWriter whether the two must never write at the same time: the one before is opened only after the other
 *     was fenced
 * @param onRollback a system's name, {@code newest} or {@code either}; empty if nothing moves
 */
public record RecordOwnership(
        String artifact, SystemId before, SystemId after, String onRollback, boolean hasOneWriter) {
    /** One that several systems may write at once. */
    public RecordOwnership(String artifact, SystemId before, SystemId after, String onRollback) {
        this(artifact, before, after, onRollback, false);
    }
}
