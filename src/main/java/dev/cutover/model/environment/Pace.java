package dev.cutover.model.environment;

/** How time passes in an environment. A live one is always real. */
public sealed interface Pace {

    /** Wall-clock time. */
    record Real() implements Pace {}

    /** Time passes {@code factor} times as fast as on the wall clock. */
    record Scaled(double factor) implements Pace {}

    /** Time jumps from one event to the next, so a run is as fast as its work; deterministic. */
    record Virtual() implements Pace {}

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
