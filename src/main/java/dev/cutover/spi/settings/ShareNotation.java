package dev.cutover.spi.settings;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a share is written, in runbooks and in the settings of every connector: {@code 25 %}, {@code 0.5%}; nothing finer
 * than a hundredth of a percent. Stateless and thread-safe.
 */
public final class ShareNotation {
    /** What is expected, as part of a sentence. */
    public static final String EXPECTED = "a percentage such as 25 %";

    private static final Pattern PATTERN = Pattern.compile("(-?[0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*%");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private ShareNotation() {}

    /** Reads a share, in basis points: 0 to 10000. */
    public static int parse(String text) throws NotationException {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new NotationException(
                    "it is not in the expected format", "write a number and %, such as 25 % or 0.5 %");
        }
        var percent = new BigDecimal(matcher.group(1));
        if (percent.signum() < 0 || percent.compareTo(ALL) > 0) {
            throw new NotationException("it is not within 0 % and 100 %", "");
        }
        var points = percent.movePointRight(2).stripTrailingZeros();
        if (points.scale() > 0) {
            throw new NotationException("it is finer than 0.01 %", "routers are set in hundredths of a percent");
        }
        return points.intValueExact();
    }
}
