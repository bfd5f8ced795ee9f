package dev.cutover.journal;

/**
 * Distinguishes a write torn by a power cut from a record that was changed.
 *
 * <p>A power cut leaves out pages of the last write, or its end: what is missing reads as zeros, or not at all; it
 * never reads as something else. So what follows the last whole line is torn only if it shows a gap at once, and if
 * nothing in it is the whole end of a write with something after it: such an end was acknowledged before the next write
 * began.
 */
final class TornTail {
    private TornTail() {}

    /** Whether none of these bytes, which are all that follows the last whole line, was ever acknowledged. */
    static boolean isTorn(byte[] rest) {
        int from = 0;
        for (int at = 1; at < rest.length; at++) {
            if (rest[at - 1] == '\n' || RecordLayout.beginsLine(rest, at)) {
                int end = rest[at - 1] == '\n' ? at - 1 : at;
                boolean shows = from > 0 || RecordLayout.hasGap(rest, from, end);
                if (!shows || RecordLayout.isWholeEnd(rest, from, end)) {
                    return false;
                }
                from = at;
            }
        }
        return from > 0
                || rest.length == 0
                || rest[rest.length - 1] != '\n'
                || RecordLayout.hasGap(rest, 0, rest.length);
    }
}
