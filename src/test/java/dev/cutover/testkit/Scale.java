package dev.cutover.testkit;

import java.util.OptionalLong;

/**
 * How much of what is made from seeds is tried: {@code -Dcutover.cases=N} says how many cases, the profile {@code long}
 * says ten thousand, and {@code -Dcutover.seed=N} asks for one of them alone.
 */
public final class Scale {
    private Scale() {}

    /** The number of cases: as many as are usual where nothing else is asked for. */
    public static int cases(int usual) {
        return Integer.getInteger("cutover.cases", usual);
    }

    /** Whether every case is to be tried that there is, however long it takes. */
    public static boolean isLong() {
        return Boolean.getBoolean("cutover.long");
    }

    /** The one case to be played again. */
    public static OptionalLong seed() {
        var seed = Long.getLong("cutover.seed");
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }
}
