package dev.cutover.testkit;

import java.util.OptionalLong;

/**
 * How many cases the randomized tests try. The profile {@code wide} runs the tests tagged {@link #WIDE} with more
 * cases, {@code -Dcutover.cases=N} sets the number, and {@code -Dcutover.seed=N} runs a single case.
 */
public final class Scale {
    /** The tag of a test or a class that has more cases than it usually tries. */
    public static final String WIDE = "wide";

    private Scale() {}

    /** The number of cases: the usual number, or the wide one with the profile, unless a property sets it. */
    public static int cases(int usual, int wide) {
        return Integer.getInteger("cutover.cases", isWide() ? wide : usual);
    }

    /** Whether the profile {@code wide} is on. */
    public static boolean isWide() {
        return Boolean.getBoolean("cutover.wide");
    }

    /** The single case to run, if a property sets it. */
    public static OptionalLong seed() {
        var seed = Long.getLong("cutover.seed");
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }
}
