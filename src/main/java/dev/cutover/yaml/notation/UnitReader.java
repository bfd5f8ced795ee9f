package dev.cutover.yaml.notation;

import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.util.regex.Pattern;

/** The unit of measured values: {@code %}, {@code s}, {@code orders}, {@code orders/s}. */
public final class UnitReader {
    private static final String SHORT_WORD = "^(%|\\p{L}[\\p{L}\\p{N}/ .-]{0,15})$";
    private static final Pattern UNIT_PATTERN = Pattern.compile(SHORT_WORD);

    public static final Written<String> UNIT =
            new Written<>("unit", "a unit such as s, orders or %", "^(%|[^0-9\\s].{0,15})$", UnitReader::parse);

    private UnitReader() {}

    private static String parse(String text) throws Unreadable {
        if (!UNIT_PATTERN.matcher(text).matches()) {
            throw new Unreadable("it is not a short word", "write up to 16 letters, such as 's' or 'orders', or '%'");
        }
        return text;
    }
}
