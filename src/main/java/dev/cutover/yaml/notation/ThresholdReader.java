package dev.cutover.yaml.notation;

import dev.cutover.model.Threshold;
import dev.cutover.model.Threshold.Comparison;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code = 0}, {@code >= 99.5 %}, {@code <= 60 s}, {@code <= 1.2 x baseline}, {@code between 1 and 5}. */
public final class ThresholdReader {
    private static final String NUMBER = "(-?[0-9]{1,15}(?:\\.[0-9]{1,9})?)";
    private static final String UNIT = "\\s*(%|ms|s|m|h|d|)";
    private static final Pattern COMPARED = Pattern.compile("(=|>=|<=|>|<)\\s*" + NUMBER + UNIT);
    private static final Pattern OF_BASELINE = Pattern.compile("(=|>=|<=|>|<)\\s*" + NUMBER + "\\s*x\\s+baseline");
    private static final Pattern BETWEEN =
            Pattern.compile("between\\s+" + NUMBER + UNIT + "\\s+and\\s+" + NUMBER + UNIT);
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "",
            BigDecimal.ONE,
            "%",
            new BigDecimal("0.01"),
            "ms",
            new BigDecimal("0.001"),
            "s",
            BigDecimal.ONE,
            "m",
            BigDecimal.valueOf(60),
            "h",
            BigDecimal.valueOf(3600),
            "d",
            BigDecimal.valueOf(86_400));

    public static final Written<Threshold> THRESHOLD = new Written<>(
            "threshold",
            "a threshold such as '>= 99.5 %'",
            "^((=|>=|<=|>|<)\\s*-?[0-9.]+\\s*(%|ms|s|m|h|d|x\\s+baseline)?|between\\s.+\\sand\\s.+)$",
            ThresholdReader::parse);

    private ThresholdReader() {}

    /** Reads a threshold. */
    public static Threshold parse(String text) throws Unreadable {
        Matcher baseline = OF_BASELINE.matcher(text);
        if (baseline.matches()) {
            double factor = new BigDecimal(baseline.group(2)).doubleValue();
            return new Threshold(comparison(baseline.group(1)), factor, factor, true, text);
        }
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            double bound = number(compared.group(2), compared.group(3));
            return new Threshold(comparison(compared.group(1)), bound, bound, false, text);
        }
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            double lower = number(between.group(1), between.group(2));
            double upper = number(between.group(3), between.group(4));
            if (lower > upper) {
                throw new Unreadable("its lower end is above its upper end", "");
            }
            return new Threshold(Comparison.BETWEEN, lower, upper, false, text);
        }
        throw new Unreadable(
                "it is not in the expected format",
                "write '= 0', '>= 99.5 %', '<= 60 s', '<= 1.2 x baseline' or 'between 1 and 5'");
    }

    private static double number(String digits, String unit) {
        return new BigDecimal(digits)
                .multiply(UNITS.getOrDefault(unit, BigDecimal.ONE))
                .doubleValue();
    }

    private static Comparison comparison(String sign) {
        return switch (sign) {
            case "=" -> Comparison.EQUAL;
            case ">=" -> Comparison.AT_LEAST;
            case "<=" -> Comparison.AT_MOST;
            case ">" -> Comparison.MORE_THAN;
            default -> Comparison.LESS_THAN;
        };
    }
}
