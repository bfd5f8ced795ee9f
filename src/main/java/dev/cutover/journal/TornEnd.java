package dev.cutover.journal;

/**
 * Tells the end of a write that a power cut has torn from a record that was changed.
 *
 * <p>A power cut leaves out pages of the last write, or its end: what is missing reads as zeros, or not at all. So what
 * follows the last whole line is torn only if nothing in it looks like the whole end of a write with something after
 * it: such an end was acknowledged before the next write began.
 */
final class TornEnd {
    private TornEnd() {}

    /** Whether none of these bytes, which are all that follows the last whole line, was ever acknowledged. */
    static boolean isTorn(byte[] rest) {
        int from = 0;
        for (int at = 1; at < rest.length; at++) {
            if (rest[at - 1] == '\n' || Layout.beginsLine(rest, at)) {
                if (isWholeEnd(rest, from, at)) {
                    return false;
                }
                from = at;
            }
        }
        return true;
    }

    private static boolean isWholeEnd(byte[] rest, int from, int to) {
        for (int i = from; i < to; i++) {
            if (rest[i] == 0) {
                return false;
            }
        }
        int end = rest[to - 1] == '\n' ? to - 1 : to;
        return !Layout.saysMore(rest, from, end);
    }
}
