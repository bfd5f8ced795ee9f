package dev.cutover.testkit;

import java.util.OptionalLong;

/**
 * How much of what could go on for hours is tried. The profile {@code wide} runs the tests tagged {@link #WIDE} with
 * more cases, {@code -Dcutover.cases=N} says how many, and {@code -Dcutover.seed=N} asks for one of them alone.
 */
public final class Scale {
    /** The tag of a test or a class that has more cases than it usually tries. */
    public static final String WIDE = "wide";

    private Scale() {}

    /** The number of cases: what is usual, or what is wide, where nothing else is asked for. */
    public static int cases(int usual, int wide) {
        return Integer.getInteger("cutover.cases", isWide() ? wide : usual);
    }

    /** Whether the profile {@code wide} is on. */
    public static boolean isWide() {
        return Boolean.getBoolean("cutover.wide");
    }

    /** The one case to be played again. */
    public static OptionalLong seed() {
        var seed = Long.getLong("cutover.seed");
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }
}
