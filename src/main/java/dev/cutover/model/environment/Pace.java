package dev.cutover.model.environment;

/** How time passes in an environment. A live one is always real. */
public sealed interface Pace {

    /** Wall time. */
    record Real() implements Pace {}

    /** So many seconds of the run in one second of the wall. */
    record Scaled(double factor) implements Pace {}

    /** As fast as the work goes; deterministic. */
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
