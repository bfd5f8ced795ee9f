package dev.cutover.yaml.notation;

import dev.cutover.model.environment.Pace;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.shape.Written;

/** {@code real}, {@code virtual} or {@code 60x}. */
public final class PaceReader {
    public static final Written<Pace> PACE = new Written<>(
            "pace",
            "a clock: real, virtual or a factor such as 60x",
            "^(real|virtual|[0-9]+(\\.[0-9]+)?x)$",
            PaceReader::parse);

    private PaceReader() {}

    /** Reads a clock. */
    public static Pace parse(String text) throws Unreadable {
        return Pace.of(text)
                .orElseThrow(() -> new Unreadable(
                        "it is not in the expected format", "60x lets a minute of the run pass in a second"));
    }
}
