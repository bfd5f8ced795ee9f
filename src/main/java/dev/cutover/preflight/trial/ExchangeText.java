package dev.cutover.preflight.trial;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The beginning of what was sent or answered, masked. Immutable.
 *
 * @param isWhole whether {@code text} is all of it
 */
public record ExchangeText(String text, boolean isWhole) {
    /** How many characters are kept. */
    private static final int LONGEST = 4096;

    /** Masks the whole before it is cut: a part of a secret could not be found. */
    public static ExchangeText of(Supplier<String> made, UnaryOperator<String> mask) {
        String masked = mask.apply(made.get()).strip();
        if (masked.length() <= LONGEST) {
            return new ExchangeText(masked, true);
        }
        int end = Character.isHighSurrogate(masked.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return new ExchangeText(masked.substring(0, end), false);
    }
}
