package dev.cutover.report.content;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rollback, with its times. Immutable.
 *
 * @param number counted from 1
 * @param reason may be empty: it may follow the decision, or never come
 * @param fault how the beginning of the fault is known, in words
 * @param sign what the first sign of it was, in words
 * @param window the time in which traffic is to be back; empty if the runbook says nothing
 * @param within whether it was; empty if there is no window, or nothing was restored and the window is not over yet
 * @param opened how the opening of the old platform went; empty where nothing had to be opened, or is not known yet
 * @param returned when the traffic was back, whether or not the old platform took orders; empty if it was not
 * @param restored when the traffic was back and read back; empty if it was not
 * @param finished empty if it has not finished
 * @param takenOverBy the number of the wider one that took it over; empty if none did
 * @param times detect, decide, restore, settle and clean, in that order
 * @param effects what there was to undo, in the order in which its outcomes were known
 * @param steps the steps of the runbook's rollback
 * @param leftUndone everything that is not proven undone
 */
public record RollbackReport(
        int number,
        String scope,
        String reason,
        String impact,
        String by,
        String role,
        Instant decided,
        String fault,
        String sign,
        Optional<Duration> window,
        Optional<Boolean> within,
        Optional<Opening> opened,
        Optional<Instant> returned,
        Optional<Instant> restored,
        Optional<Instant> finished,
        Optional<Integer> takenOverBy,
        List<RollbackTime> times,
        List<UndoneEffect> effects,
        List<TimelineRow> steps,
        List<String> leftUndone) {
    public RollbackReport {
        times = List.copyOf(times);
        effects = List.copyOf(effects);
        steps = List.copyOf(steps);
        leftUndone = List.copyOf(leftUndone);
    }

    /** Whether the window is known to be broken. */
    public boolean isLate() {
        return within.isPresent() && !within.orElseThrow();
    }

    /**
     * One of its times.
     *
     * @param word {@code detect}, {@code decide}, {@code restore}, {@code settle} or {@code clean}
     * @param means what it measures, in words
     * @param took empty if it was not measured
     * @param why it was not measured; empty if it was
     * @param slack how much longer it may have been, by the pace of the samples; empty if it is exact
     */
    public record RollbackTime(
            String word, String means, Optional<Duration> took, String why, Optional<Duration> slack) {}

    /**
     * How the opening of the old platform went.
     *
     * @param outcome {@code OPEN}, {@code TRAFFIC_FIRST} or {@code PARKED}
     * @param words the same in words, with what stayed closed and what came of that
     */
    public record Opening(String outcome, String words) {}

    /**
     * Something that was undone, or was to be.
     *
     * @param at when its outcome was known, or while it is not when it began
     * @param undone whether that is proven
     * @param how it went, in words
     */
    public record UndoneEffect(Instant at, String step, String what, boolean undone, String how) {}
}
