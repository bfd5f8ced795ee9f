package dev.cutover.run.ledger;

import dev.cutover.run.Sighting;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a rollback. A time whose beginning or end nothing tells is empty: not measured, which is not zero.
 *
 * @param detect from the fault to its first sign: a breach, a trigger, a failed step, a person's word
 * @param slack how much earlier the fault may have been noticeable, by the pace of the sampling; empty without detect,
 *     or if no sample was needed to notice
 * @param decide from that sign to the decision
 * @param restore from the decision until the traffic was back and read back
 * @param settle from the decision until the orders in flight were reconciled
 * @param finish from the decision until everything was undone, or given up
 */
public record RollbackClock(
        Optional<Duration> detect,
        Optional<Duration> slack,
        Optional<Duration> decide,
        Optional<Duration> restore,
        Optional<Duration> settle,
        Optional<Duration> finish) {

    /** The times that a drill is about, in order. */
    public enum Time {
        DETECT("nothing tells when the fault began"),
        DECIDE("nothing on record came before the decision"),
        RESTORE("it was never restored"),
        SETTLE("nothing measures when orders in flight are reconciled");

        private final String unmeasured;

        Time(String unmeasured) {
            this.unmeasured = unmeasured;
        }

        /** Such as {@code detect}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Why it may not have been measured. */
        public String whyUnmeasured() {
            return unmeasured;
        }
    }

    /** One of the times; empty if it was not measured. */
    public Optional<Duration> of(Time time) {
        return switch (time) {
            case DETECT -> detect;
            case DECIDE -> decide;
            case RESTORE -> restore;
            case SETTLE -> settle;
        };
    }

    /** Orders in flight are not part of a rollback yet, so that nothing measures when they are settled. */
    static RollbackClock of(
            RollbackFact.Requested requested, Instant decided, @Nullable Instant restored, @Nullable Instant finished) {
        var detect = detect(requested);
        return new RollbackClock(
                detect,
                detect.flatMap(known -> requested.sighting()).flatMap(Sighting::slack),
                isTheDecision(requested) ? Optional.empty() : Optional.of(between(requested.noticed(), decided)),
                Optional.ofNullable(restored).map(at -> between(decided, at)),
                Optional.empty(),
                Optional.ofNullable(finished).map(at -> between(decided, at)));
    }

    /** Builds that recorded no sighting wrote the same instant twice where they knew no first bad sample. */
    private static Optional<Duration> detect(RollbackFact.Requested requested) {
        var fault = requested.sighting().isPresent()
                ? requested.sighting().flatMap(Sighting::fault)
                : Optional.of(requested.firstBad()).filter(bad -> !bad.equals(requested.noticed()));
        return fault.map(at -> between(at, requested.noticed()));
    }

    /** Builds that recorded no sighting took a person's decision for the first sign. */
    private static boolean isTheDecision(RollbackFact.Requested requested) {
        return requested
                .sighting()
                .map(sighting -> sighting.sign() == Sighting.Sign.DECISION)
                .orElseGet(() -> !requested.by().equals(Event.ENGINE));
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
