package dev.cutover.report.content;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a part of the traffic was moved: the keys of one router that were moved together, always with the same weights.
 * Immutable.
 *
 * @param name as people call it, such as {@code us-east curbside}
 * @param steps the shifts of the runbook that move it
 * @param from the old platform
 * @param to the new platform
 * @param origin its weight before the run moved it, in basis points
 * @param points in the order of time; none if it was never moved
 * @param marks what happened to it besides, in the order of time
 * @param criteria those under which it was moved
 */
public record SegmentRamp(
        String name,
        String traffic,
        List<String> steps,
        String from,
        String to,
        int origin,
        List<RampPoint> points,
        List<RampMark> marks,
        List<CriterionTrack> criteria) {
    public SegmentRamp {
        steps = List.copyOf(steps);
        points = List.copyOf(points);
        marks = List.copyOf(marks);
        criteria = List.copyOf(criteria);
    }

    /** Weights and what else happened, in the order in which the record tells them: causes stand before effects. */
    public List<RampMoment> course() {
        return Stream.<RampMoment>concat(points.stream(), marks.stream())
                .sorted(Comparator.comparing(RampMoment::told).thenComparing(RampMoment::seq))
                .toList();
    }

    /** A row of the course. */
    public sealed interface RampMoment permits RampPoint, RampMark {
        /** When it was known: of a weight, when its outcome was. */
        Instant told();

        /** The number of the event that told it. */
        long seq();
    }

    /**
     * A weight that was asked for. All weights are shares of the new platform in basis points.
     *
     * @param at when it was asked for
     * @param asked the weight that was asked for
     * @param settled when its outcome was known; equal to {@code at} while it is not
     * @param read the weight that was read back; empty if it never was
     * @param step that asked for it
     * @param outcome in words: {@code read back}, {@code outcome unknown}, {@code did not happen}…
     * @param seq the number of the event that told its outcome, or while it is not known of the one that asked for it
     */
    public record RampPoint(
            Instant at, int asked, Instant settled, OptionalInt read, String step, String outcome, long seq)
            implements RampMoment {
        @Override
        public Instant told() {
            return settled;
        }
    }

    /** What happened at a moment. */
    public record RampMark(Instant at, RampEvent what, String words, long seq) implements RampMoment {
        @Override
        public Instant told() {
            return at;
        }
    }

    /** The kinds of what happens to a ramp. */
    public enum RampEvent {
        SOAK("soak"),
        BREACH("breach"),
        OVERRIDE("override"),
        STEP_BACK("step back"),
        HOLD("hold"),
        CONTINUE("continue"),
        ROLLBACK("rollback"),
        OPENING("old platform"),
        RETURNED("traffic is back"),
        RESTORED("restored"),
        DRIFT("drift"),
        RUNNER_GONE("no process");

        private final String words;

        RampEvent(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
