package dev.cutover.connector.sandbox.estate.plan;

/**
 * A part of a line that moves as one and is packed into one package. Durations are in ms, each from the stage before.
 * Immutable.
 *
 * @param line the number of the line, from 1
 * @param piece the number within the line, from 1
 * @param stockMs how long a backordered piece waits for stock; 0 for others
 * @param packMs from picked to packed
 * @param leaveMs from packed to shipped, or to ready for collection
 * @param arriveMs from shipped to delivered, or from ready to collected
 * @param returnMs from there to its return; {@link #NEVER} if it is kept
 */
public record PlannedPiece(
        int line,
        int piece,
        int quantity,
        Branch branch,
        long stockMs,
        long pickMs,
        long packMs,
        long leaveMs,
        long arriveMs,
        long returnMs) {
    public static final long NEVER = -1;

    /** Whether it comes back by itself. */
    public boolean isReturned() {
        return returnMs != NEVER;
    }
}
