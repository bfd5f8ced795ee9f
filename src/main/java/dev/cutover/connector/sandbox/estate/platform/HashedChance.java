package dev.cutover.connector.sandbox.estate.platform;

/**
 * Pseudo-random numbers by hashing, without a generator: the same input always gives the same number, in any order of
 * calls. The mixing step is that of splitmix64, so that anyone can recompute it. Stateless and thread-safe.
 */
public final class HashedChance {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private HashedChance() {}

    public static long mix(long value) {
        long mixed = value + GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    public static long of(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** A number from 0 to 9,999, evenly distributed. */
    public static int basisPoints(long hash) {
        return (int) (((hash >>> 32) * 10_000) >>> 32);
    }

    /** A number from 0 (inclusive) to 1 (exclusive), evenly distributed. */
    static double fraction(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }
}
