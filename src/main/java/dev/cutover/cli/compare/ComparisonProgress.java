package dev.cutover.cli.compare;

import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far a comparison is, on standard error: at a terminal one line that is written over and gone at the end,
 * elsewhere a line every ten seconds. Thread-safe; who finds another thread at it goes on at once.
 */
public final class ComparisonProgress implements LookProgress {
    private static final long MEGA = 1_000_000;

    private final ReentrantLock turn = new ReentrantLock();
    private final RewrittenLine line;
    private final Set<String> inBytes;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    /** What is done of one thing. */
    private record Part(Instant began, long first, long done, long total) {}

    /** @param inBytes the names of the sources that count bytes, and not rows */
    public ComparisonProgress(ProcessEnvironment processEnvironment, Set<String> inBytes) {
        this.line = new RewrittenLine(processEnvironment);
        this.inBytes = Set.copyOf(inBytes);
    }

    @Override
    public void at(String what, long done, long total) {
        if (turn.tryLock()) {
            try {
                note(what, done, total);
            } finally {
                turn.unlock();
            }
        }
    }

    private void note(String what, long done, long total) {
        Instant now = WallTime.today();
        Part before = parts.get(what);
        parts.put(
                what,
                before == null
                        ? new Part(now, done, done, total)
                        : new Part(before.began(), before.first(), done, total));
        parts.values().removeIf(part -> part.total() >= 0 && part.done() >= part.total() && !isLast(part, what));
        if (line.isDue(now)) {
            line.show(words(now), now);
        }
    }

    private boolean isLast(Part part, String what) {
        return parts.size() == 1 && part.equals(parts.get(what));
    }

    private String words(Instant now) {
        var words = new StringBuilder();
        parts.forEach(
                (what, part) -> words.append(words.length() == 0 ? "" : "; ").append(words(what, part, now)));
        return words.toString();
    }

    private String words(String what, Part part, Instant now) {
        var words = new StringBuilder(what);
        boolean isKnown = part.total() > 0;
        if (isKnown) {
            words.append(' ')
                    .append(Math.min(100, part.done() * 100 / part.total()))
                    .append(" %");
        }
        if (LookProgress.isShareOnly(what)) {
            return words.toString();
        }
        double seconds = Duration.between(part.began(), now).toMillis() / 1000.0;
        double rate = seconds < 1 ? 0 : (part.done() - part.first()) / seconds;
        boolean isBytes = inBytes.stream().anyMatch(what::endsWith);
        if (rate >= 1) {
            words.append(", ")
                    .append(
                            isBytes
                                    ? Counted.grouped(Math.round(rate / MEGA)) + " MB/s"
                                    : Counted.grouped(Math.round(rate)) + " a second");
        }
        if (isKnown && rate >= 1) {
            long left = Math.round((part.total() - part.done()) / rate);
            words.append(", ").append(left < 1 ? "almost done" : Durations.words(Duration.ofSeconds(left)) + " to go");
        }
        return words.toString();
    }

    /** Removes the line from the terminal. */
    public void end() {
        turn.lock();
        try {
            parts.clear();
            line.end();
        } finally {
            turn.unlock();
        }
    }
}
