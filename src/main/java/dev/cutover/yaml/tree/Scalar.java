package dev.cutover.yaml.tree;

import dev.cutover.problem.Location;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single value.
 *
 * @param plain whether it has no quotes: only then can it be something other than text
 */
public record Scalar(Location at, String text, boolean plain) implements Node {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern BASED = Pattern.compile("0o[0-7]{1,20}|0x[0-9a-fA-F]{1,16}");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?((0|[1-9][0-9]*)\\.[0-9]*|\\.[0-9]+|(0|[1-9][0-9]*)(?=[eE]))([eE][-+]?[0-9]{1,3})?");
    private static final int MOST_DIGITS = 30;

    /** Whether the value is empty. */
    public boolean isNothing() {
        return plain
                && switch (text) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
    }

    public Optional<Boolean> flag() {
        return plain
                ? switch (text) {
                    case "true", "True", "TRUE" -> Optional.of(true);
                    case "false", "False", "FALSE" -> Optional.of(false);
                    default -> Optional.empty();
                }
                : Optional.empty();
    }

    /** A whole number as JSON readers give it: the narrowest of Integer, Long and BigInteger. */
    public Optional<Number> whole() {
        if (!plain || text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        if (BASED.matcher(text).matches()) {
            return Optional.of(narrow(new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8)));
        }
        return WHOLE.matcher(text).matches() ? Optional.of(narrow(new BigInteger(text))) : Optional.empty();
    }

    /**
     * The value as a connector gets it: text, whole number, fraction or truth by the core types of YAML 1.2. A value
     * that would not be written again as it is written here stays a text: {@code 1.10}, {@code 1e5} and {@code 0x1F}
     * are release numbers and codes at least as often as they are numbers, and a digit that is lost is never found
     * again.
     */
    public Object value() {
        return typed().filter(value -> value.toString().equals(text)).orElse(text);
    }

    /**
     * The value by the core types of YAML 1.2; empty for a text. {@code yes}, {@code on}, {@code 012} and {@code 1:30}
     * are text, and so are the infinities, which JSON cannot carry.
     */
    private Optional<Object> typed() {
        var flag = flag();
        if (flag.isPresent()) {
            return Optional.of(flag.get());
        }
        var whole = whole();
        if (whole.isPresent()) {
            return Optional.of(whole.get());
        }
        return plain && text.length() <= MOST_DIGITS && FRACTION.matcher(text).matches()
                ? Optional.<Object>of(Double.parseDouble(text)).filter(number -> Double.isFinite((double) number))
                : Optional.empty();
    }

    private static Number narrow(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValueExact();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValueExact() : number;
    }

    @Override
    public String what() {
        if (isNothing()) {
            return "nothing";
        }
        return typed().map(value -> value instanceof Boolean ? "true or false" : "a number")
                .orElse("a text");
    }
}
