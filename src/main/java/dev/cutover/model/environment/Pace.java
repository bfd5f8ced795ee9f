package dev.cutover.model.environment;

import java.util.Optional;
import java.util.regex.Pattern;

/** How time passes in an environment. A live one is always real. */
public sealed interface Pace {

    /** Wall-clock time. */
    record Real() implements Pace {}

    /** Time passes {@code factor} times as fast as on the wall clock. */
    record Scaled(double factor) implements Pace {
        private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,3})?x");
    }

    /** Time jumps from one event to the next, so a run is as fast as its work; deterministic. */
    record Virtual() implements Pace {}

    /** Reads what {@link #text} writes; empty if it is no pace. */
    static Optional<Pace> of(String text) {
        if (text.equals("real")) {
            return Optional.of(new Real());
        }
        if (text.equals("virtual")) {
            return Optional.of(new Virtual());
        }
        return Optional.of(text)
                .filter(Scaled.WRITTEN.asMatchPredicate())
                .map(written -> Double.parseDouble(written.substring(0, written.length() - 1)))
                .filter(factor -> factor > 0)
                .map(Scaled::new);
    }

    /** {@code real}, {@code 60x} or {@code virtual}. */
    default String text() {
        if (this instanceof Scaled scaled) {
            double factor = scaled.factor();
            return (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor)) + "x";
        }
        if (this instanceof Real) {
            return "real";
        }
        if (this instanceof Virtual) {
            return "virtual";
        }
        throw new IllegalStateException("no text for " + getClass());
    }
}
