package dev.cutover.reconcile.look;

/**
 * Tells most keys that are not among some from those that may be, in memory that does not grow with their number. Not
 * thread-safe while keys are added.
 */
final class KeyFilter {
    /** 4 MiB: of keys that are not among a million, 1 in 250 is taken for one that is. */
    private static final int BITS = 1 << 25;

    private final long[] bits = new long[BITS / Long.SIZE];

    /** Adds a key, by 64 bits of it. */
    void add(long hash) {
        int one = one(hash);
        int other = other(hash);
        bits[one >> 6] |= 1L << one;
        bits[other >> 6] |= 1L << other;
    }

    boolean mayHave(long hash) {
        int one = one(hash);
        int other = other(hash);
        return (bits[one >> 6] >>> one & bits[other >> 6] >>> other & 1) != 0;
    }

    private static int one(long hash) {
        return (int) hash & BITS - 1;
    }

    private static int other(long hash) {
        return (int) (hash >>> Integer.SIZE) & BITS - 1;
    }
}
