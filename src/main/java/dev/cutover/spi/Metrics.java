package dev.cutover.spi;

import dev.cutover.model.Segment;
import java.time.Duration;
import java.util.Optional;

/** Evaluates queries to values. Implementations must be thread-safe. */
public interface Metrics {

    /**
     * The value now. Shares are ratios, times are seconds: 0.995 is compared with {@code >= 99.5 %}, 90 with {@code <=
     * 90 s}.
     *
     * @param query in the system's own language, placeholders filled in
     * @param window the span before now whose observations count
     * @param segment the slice of traffic, for systems whose queries cannot name it
     * @throws ConnectorException if the system cannot be read: that is NO DATA, which counts as not green
     */
    Measurement evaluate(String query, Duration window, Segment segment)
            throws ConnectorException, InterruptedException;

    /**
     * Whether an answer is computed in this process alone, and repeating the query makes no difference. Such a system
     * may be queried on the engine's own thread; if it then sleeps on the run's clock, it is interrupted and queried
     * again on another.
     */
    default boolean answersFromMemory() {
        return false;
    }

    /** What is wrong with a query, without calling the system; empty if no mistake is found. */
    default String check(String query) {
        return "";
    }

    /** What a number means where a share is asked for; elsewhere, it is a plain number. */
    enum Unit {
        /** 0.5 is 50 %. */
        FRACTION,
        /** 50 is 50 %. */
        PERCENT,
        /** 0.5 was written as {@code 50 %}: it is a share, whatever was asked for. */
        WRITTEN_PERCENT,
        /** Nobody has stated it: it is no share. */
        UNSTATED
    }

    /** A value, or none. */
    sealed interface Measurement {
        /**
         * A value.
         *
         * @param samples how many observations it was computed from; fewer than the criterion's {@code min-samples} are
         *     no data
         * @param unit what it means where a share is asked for
         * @param age how old the newest observation behind it was when it was evaluated; empty if that is unknown
         * @param note what people should know beside the value, such as a warning of the system; empty if nothing
         */
        record Value(double value, long samples, Unit unit, Optional<Duration> age, String note)
                implements Measurement {
            /** One in the units of {@link Metrics#evaluate}. */
            public Value(double value, long samples) {
                this(value, samples, Unit.FRACTION);
            }

            /** One of unknown age: as in versions 1 to 4 of the SPI. */
            public Value(double value, long samples, Unit unit) {
                this(value, samples, unit, Optional.empty(), "");
            }

            /** The same observation, in the units of {@link Metrics#evaluate}. */
            Value withValue(double other) {
                return new Value(other, samples, Unit.FRACTION, age, note);
            }

            @Override
            public Measurement aged(Duration old) {
                return new Value(value, samples, unit, Optional.of(old), note);
            }

            @Override
            public Measurement noted(String text) {
                return new Value(value, samples, unit, age, text);
            }
        }

        /** No value, with the reason. */
        record NoData(String why) implements Measurement {}

        /** The same with the age of the newest observation behind it; no data has no age. */
        default Measurement aged(Duration old) {
            return this;
        }

        /** The same with what people should know beside the value; no data has its reason alone. */
        default Measurement noted(String text) {
            return this;
        }

        static Measurement value(double value, long samples) {
            return new Value(value, samples);
        }

        /** With what the value means where a share is asked for. */
        static Measurement value(double value, long samples, Unit unit) {
            return new Value(value, samples, unit);
        }

        static Measurement noData(String why) {
            return new NoData(why);
        }
    }
}
