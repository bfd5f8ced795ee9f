package dev.cutover.engine.reconcile;

import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import dev.cutover.text.SpanText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells people how far a look is: what is read or compared at present, side by side, how much of it, how fast, and how
 * long that will take. Thread-safe.
 */
final class LookProgressReport implements LookProgress {
    private static final String READING = "reading ";
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Progress progress;
    private final RunClock clock;
    private final Map<String, Part> parts = new TreeMap<>();

    /**
     * One thing that goes on, such as the reading of a side.
     *
     * @param total about how much there is; not positive if nobody knows
     * @param moved when more of it was done than before
     * @param told when it was told of
     */
    private record Part(Instant begun, long first, long done, long total, Instant moved, Instant told) {
        static Part begun(Instant now, long done, long total) {
            return new Part(now, done, done, total, now, now);
        }

        Part at(Instant now, long nowDone, long nowTotal) {
            return new Part(begun, first, nowDone, nowTotal, nowDone == done ? moved : now, now);
        }

        /** A side that is being read is told of every second. */
        boolean isOver(Instant now) {
            return Duration.between(told, now).compareTo(SILENCE) >= 0;
        }

        /** In a second; 0 if that cannot be said yet. */
        long rate() {
            long millis = Duration.between(begun, moved).toMillis();
            return millis < 1_000 ? 0 : (done - first) * 1_000 / millis;
        }
    }

    LookProgressReport(Progress progress, RunClock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        var now = clock.now();
        var before = parts.get(what);
        // Two sides are read at the same time.
        parts.entrySet().removeIf(part -> part.getValue().isOver(now) || !isOfPhase(part.getKey(), what));
        parts.put(what, before == null ? Part.begun(now, done, total) : before.at(now, done, total));
        String note = parts.entrySet().stream()
                .map(part -> words(part.getKey(), part.getValue(), now))
                .collect(Collectors.joining("\n"));
        if (parts.values().stream().allMatch(part -> part.total() > 0)) {
            progress.fraction(share(), note);
        } else {
            progress.alive(note);
        }
    }

    private static boolean isOfPhase(String one, String other) {
        return one.equals(other) || (one.startsWith(READING) && other.startsWith(READING));
    }

    private double share() {
        double done = 0;
        double total = 0;
        for (var part : parts.values()) {
            done += Math.min(part.done(), part.total());
            total += part.total();
        }
        return done / total;
    }

    /** Such as {@code reading legacy-oms.orders: 81,920 of 200,000, 12,000 a second, 9 s to go}. */
    private String words(String what, Part part, Instant now) {
        if (LookProgress.isShareOnly(what)) {
            return what;
        }
        var words = new StringBuilder(what).append(": ").append(FigureText.count(part.done()));
        if (part.total() > 0) {
            words.append(" of ")
                    .append(part.done() > part.total() ? "about " : "")
                    .append(FigureText.count(part.total()));
        }
        var silence = Duration.between(part.moved(), now);
        if (silence.compareTo(SILENCE) >= 0) {
            return words.append(", nothing for ")
                    .append(SpanText.of(silence))
                    .append(ofClock())
                    .toString();
        }
        long rate = part.rate();
        if (rate > 0) {
            words.append(", ").append(FigureText.count(rate)).append(" a second");
            if (part.total() > part.done()) {
                words.append(", ")
                        .append(SpanText.of(Duration.ofSeconds((part.total() - part.done()) / rate + 1)))
                        .append(" to go");
            }
            words.append(ofClock());
        }
        return words.toString();
    }

    /** Nobody takes the seconds of a simulated run for those on the wall. */
    private String ofClock() {
        return clock.isTimeOfDay() ? "" : " on the run's clock";
    }
}
