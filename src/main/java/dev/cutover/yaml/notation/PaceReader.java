package dev.cutover.yaml.notation;

import dev.cutover.model.environment.Pace;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;
import java.util.regex.Pattern;

/** {@code real}, {@code virtual} or {@code 60x}. */
public final class PaceReader {
    private static final Pattern SCALED = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,3})?x");

    public static final Written<Pace> PACE = new Written<>(
            "pace",
            "a clock: real, virtual or a factor such as 60x",
            "^(real|virtual|[0-9]+(\\.[0-9]+)?x)$",
            PaceReader::parse);

    private PaceReader() {}

    /** Reads a clock. */
    public static Pace parse(String text) throws Unreadable {
        if (text.equals("real")) {
            return new Pace.Real();
        }
        if (text.equals("virtual")) {
            return new Pace.Virtual();
        }
        double factor = SCALED.matcher(text).matches() ? Double.parseDouble(text.substring(0, text.length() - 1)) : 0;
        if (factor <= 0) {
            throw new Unreadable("it is not in the expected format", "60x lets a minute of the run pass in a second");
        }
        return new Pace.Scaled(factor);
    }
}
