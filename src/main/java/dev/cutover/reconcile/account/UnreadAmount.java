package dev.cutover.reconcile.account;

/**
 * What should be an amount and is none. Immutable.
 *
 * @param why a sentence without a full stop, in which no value of a row stands
 * @param value that is none, cut if it is long; empty if it is not about one
 */
record UnreadAmount(String why, String value) implements Comparable<UnreadAmount> {

    /** Both in one sentence. */
    @Override
    public String toString() {
        return value.isEmpty() ? why : why + ": " + value;
    }

    @Override
    public int compareTo(UnreadAmount other) {
        int byReason = why.compareTo(other.why);
        return byReason == 0 ? value.compareTo(other.value) : byReason;
    }
}
