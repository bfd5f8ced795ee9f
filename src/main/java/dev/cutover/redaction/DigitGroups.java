package dev.cutover.redaction;

/**
 * Groups of digits with short separators between them, as telephone numbers, dates and amounts are written. Not
 * thread-safe.
 *
 * @param ends where each group ends
 * @param lengths how many digits each has
 * @param gaps the separator after each: the parenthesis, if it has one; NUL after the last
 * @param count how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // made and dropped within one look at a text
record DigitGroups(CharSequence text, int start, int[] ends, int[] lengths, char[] gaps, int count) {
    private static final int MOST = 8;
    private static final int MOST_DIGITS = 20;
    private static final String GAPS = " -./()\u00a0\u2011\u202f";

    /** Reads the groups that begin with the digit at a place. */
    static DigitGroups read(CharSequence text, int start) {
        var ends = new int[MOST];
        var lengths = new int[MOST];
        var gaps = new char[MOST];
        int count = 0;
        int at = start;
        while (count < MOST) {
            int end = at;
            while (end - at <= MOST_DIGITS && Finder.isDigit(Finder.at(text, end))) {
                end++;
            }
            ends[count] = end;
            lengths[count] = end - at;
            int next = afterGap(text, end);
            if (next < 0) {
                gaps[count++] = '\0';
                break;
            }
            gaps[count++] = gap(text, end, next);
            at = next;
        }
        return new DigitGroups(text, start, ends, lengths, gaps, count);
    }

    /** Where the next digit is, if only a separator of one or two characters is before it; -1 otherwise. */
    private static int afterGap(CharSequence text, int at) {
        for (int next = at; next <= at + 2; next++) {
            char character = Finder.at(text, next);
            if (Finder.isDigit(character)) {
                return next > at ? next : -1;
            } else if (GAPS.indexOf(character) < 0 || (next > at && character == Finder.at(text, at))) {
                return -1;
            }
        }
        return -1;
    }

    private static char gap(CharSequence text, int from, int to) {
        char first = text.charAt(from);
        char last = text.charAt(to - 1);
        return first == ')' || last == '(' ? ')' : first == '\u00a0' || first == '\u202f' ? ' ' : first;
    }

    /** How many groups end where a number can end: the last does not, if more is joined to it. */
    int free() {
        int end = ends[count - 1];
        char next = Finder.at(text, end);
        char later = Finder.at(text, end + 1);
        boolean extension = (next == 'x' || next == 'X') && Finder.isDigit(later);
        boolean joined = Finder.joins(next) || ("-./:".indexOf(next) >= 0 && Finder.isDigit(later));
        return joined && !extension ? count - 1 : count;
    }

    /** How many digits the first groups have. */
    int digits(int groups) {
        int sum = 0;
        for (int i = 0; i < groups; i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /** The digits of the first groups, at most some twenty characters more than they are. */
    String text(int groups) {
        var digits = new StringBuilder();
        for (int at = start; at < ends[groups - 1]; at++) {
            if (Finder.isDigit(text.charAt(at))) {
                digits.append(text.charAt(at));
            }
        }
        return digits.toString();
    }

    /**
     * The most groups, from the first, that together have so many digits; 0 if none do. A long group ends a number:
     * what follows it is something else.
     */
    int most(int least, int most) {
        int found = 0;
        int digits = 0;
        for (int i = 0; i < free(); i++) {
            digits += lengths[i];
            if (digits > most) {
                break;
            }
            found = digits >= least ? i + 1 : found;
            if (digits >= least && lengths[i] >= 6) {
                break;
            }
        }
        return found;
    }
}
