package dev.cutover.yaml.notation;

import dev.cutover.model.Weight;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 25 %} or {@code 0.5%}; nothing finer than a hundredth of a percent. */
public final class WeightReader {
    private static final Pattern PATTERN = Pattern.compile("(-?[0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*%");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public static final Written<Weight> WEIGHT =
            new Written<>("weight", "a percentage such as 25 %", "^[0-9]+(\\.[0-9]+)?\\s*%$", WeightReader::parse);

    private WeightReader() {}

    /** Reads a share of traffic. */
    public static Weight parse(String text) throws Unreadable {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new Unreadable("it is not in the expected format", "write a number and %, such as 25 % or 0.5 %");
        }
        var percent = new BigDecimal(matcher.group(1));
        if (percent.signum() < 0 || percent.compareTo(ALL) > 0) {
            throw new Unreadable("it is not within 0 % and 100 %", "");
        }
        var points = percent.movePointRight(2).stripTrailingZeros();
        if (points.scale() > 0) {
            throw new Unreadable("it is finer than 0.01 %", "routers are set in hundredths of a percent");
        }
        return new Weight(points.intValueExact());
    }
}
