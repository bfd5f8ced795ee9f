package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.time.Duration;

/** Evaluates queries to values. */
public interface Metrics {

    /**
     * The value now. Shares are ratios, times are seconds: 0.995 is held against {@code >= 99.5 %}, 90 against
     * {@code <= 90 s}.
     *
     * @param query in the system's own language, placeholders filled in
     * @param window how far back from now the observations may lie that it is computed from
     * @param segment the slice that is meant, for systems whose queries cannot say it themselves
     * @throws ConnectorException if the system cannot be asked: that is no data, and no data is not green
     */
    Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException;

    /**
     * Whether an answer is worked out in this process, without a look outside, and to be asked twice makes no
     * difference. Such a system may be asked on the engine's own thread; if it then wants to sleep on the run's clock,
     * it is interrupted and asked again on another.
     */
    default boolean answersFromMemory() {
        return false;
    }

    /** What is wrong with a query, without asking the system; empty if nothing can be said against it. */
    default String check(String query) {
        return "";
    }

    /** A value, or none. */
    sealed interface Measurement {
        /**
         * A value.
         *
         * @param samples how many observations it was computed from; fewer than the criterion's {@code min-samples} are
         *     no data
         */
        record Value(double value, long samples) implements Measurement {}

        /** There is none, and why. */
        record NoData(String why) implements Measurement {}

        static Measurement value(double value, long samples) {
            return new Value(value, samples);
        }

        static Measurement noData(String why) {
            return new NoData(why);
        }
    }
}
