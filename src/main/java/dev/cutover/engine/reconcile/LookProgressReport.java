package dev.cutover.engine.reconcile;

import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells people how far a look is: what is read or compared at present, how much of it, how fast, and how long that will
 * take. Thread-safe.
 */
final class LookProgressReport implements LookProgress {
    private static final long UNKNOWN = -1;

    private final Progress progress;
    private final RunClock clock;
    private final Map<String, Part> parts = new TreeMap<>();

    /** One thing that goes on, such as the reading of a side. */
    private record Part(Instant begun, long first, long done, long total) {
        boolean isDone() {
            return total >= 0 && done >= total;
        }
    }

    LookProgressReport(Progress progress, RunClock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        var now = clock.now();
        // Another phase has begun where something else is told of: two sides are read at the same time.
        parts.values().removeIf(Part::isDone);
        var before = parts.get(what);
        parts.put(
                what,
                before == null
                        ? new Part(now, done, done, total)
                        : new Part(before.begun(), before.first(), done, total));
        long all = 0;
        long whole = 0;
        for (var part : parts.values()) {
            all += part.done();
            whole = part.total() < 0 || whole == UNKNOWN ? UNKNOWN : whole + part.total();
        }
        String note = String.join(", ", parts.keySet()) + pace(now, all, whole);
        if (whole >= all && whole > 0) {
            progress.count(all, whole, note);
        } else {
            progress.count(all, note);
        }
    }

    private String pace(Instant now, long all, long whole) {
        long perSecond = 0;
        for (var part : parts.values()) {
            long millis = Duration.between(part.begun(), now).toMillis();
            perSecond += millis < 1 ? 0 : (part.done() - part.first()) * 1_000 / millis;
        }
        if (perSecond <= 0) {
            return "";
        }
        String left = whole > all
                ? ", " + Duration.ofSeconds((whole - all) / perSecond + 1).toSeconds() + " s left"
                : "";
        return ", " + FigureText.count(perSecond) + "/s" + left;
    }
}
