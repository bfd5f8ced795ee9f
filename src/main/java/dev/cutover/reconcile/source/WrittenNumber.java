package dev.cutover.reconcile.source;

/**
 * Turns a number with a decimal sign of its own, and with grouped digits, into one that is read everywhere: of
 * {@code 785.991,48} it makes {@code 785991.48}. What is no such number stays as it is. Immutable.
 */
final class WrittenNumber {
    private static final int GROUP = 3;

    private final byte decimal;
    private final byte group;

    /** @param decimal a comma or a point; the other one groups digits */
    WrittenNumber(char decimal) {
        this.decimal = (byte) decimal;
        this.group = (byte) (decimal == ',' ? '.' : ',');
    }

    /**
     * Writes the number that a slice is.
     *
     * @param to has room for as many bytes as the slice has
     * @return the number of bytes written; -1 if the slice is no number in this form
     */
    int write(byte[] bytes, int start, int length, byte[] to, int at) {
        int end = start + length;
        // Some systems write the sign behind the number.
        boolean endsInMinus = length > 1 && bytes[end - 1] == '-';
        boolean isSigned = length > 0 && (bytes[start] == '-' || bytes[start] == '+');
        if (endsInMinus && isSigned) {
            return -1;
        }
        int out = at;
        if (endsInMinus || isSigned) {
            to[out++] = endsInMinus ? (byte) '-' : bytes[start];
        }
        int written = unsigned(bytes, isSigned ? start + 1 : start, endsInMinus ? end - 1 : end, to, out);
        return written < 0 ? -1 : written - at;
    }

    /** Returns the end of what was written; -1 if it is no number. */
    private int unsigned(byte[] bytes, int start, int end, byte[] to, int at) {
        int whole = wholeEnd(bytes, start, end);
        int out = at;
        for (int i = start; i < whole; i++) {
            if (bytes[i] != group) {
                to[out++] = bytes[i];
            }
        }
        int digits = out - at;
        int from = Math.max(whole, start);
        if (from < end && bytes[from] == decimal) {
            from++;
            to[out++] = '.';
            for (; from < end && isDigit(bytes[from]); from++) {
                to[out++] = bytes[from];
                digits++;
            }
        }
        boolean isExponent = from < end && (bytes[from] | 0x20) == 'e';
        if (whole < 0 || digits == 0 || (from < end && !isExponent)) {
            return -1;
        }
        System.arraycopy(bytes, from, to, out, end - from);
        return out + end - from;
    }

    /** The end of the digits before the decimal sign; -1 if they are grouped otherwise than by threes. */
    private int wholeEnd(byte[] bytes, int start, int end) {
        int at = start;
        int sinceGroup = 0;
        boolean isGrouped = false;
        for (; at < end && (isDigit(bytes[at]) || bytes[at] == group); at++) {
            if (bytes[at] != group) {
                sinceGroup++;
            } else if (isGrouped ? sinceGroup != GROUP : sinceGroup == 0 || sinceGroup > GROUP) {
                return -1;
            } else {
                isGrouped = true;
                sinceGroup = 0;
            }
        }
        return isGrouped && sinceGroup != GROUP ? -1 : at;
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }
}
