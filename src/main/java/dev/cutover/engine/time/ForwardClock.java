package dev.cutover.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A clock that never goes back. It advances by the monotonic clock, so that setting the wall clock back in the middle
 * of a run changes nothing. It follows the wall clock ahead: a suspended machine stops the monotonic clock on Linux and
 * on macOS, and what happens afterwards must not be recorded as if no time had passed. Thread-safe.
 */
final class ForwardClock {
    /** By less than this the two clocks may differ without a reason. */
    static final Duration JUMP = Duration.ofSeconds(2);

    private final Instant base;
    private final LongSupplier monotonic;
    private final Supplier<Instant> wall;
    private final long startNanos;
    private final AtomicLong ahead = new AtomicLong();

    /**
     * A clock that begins now.
     *
     * @param base its first instant
     * @param monotonic nanoseconds since any instant
     */
    ForwardClock(Instant base, LongSupplier monotonic, Supplier<Instant> wall) {
        this.base = base;
        this.monotonic = monotonic;
        this.wall = wall;
        this.startNanos = monotonic.getAsLong();
    }

    Instant now() {
        var mine = base.plusNanos(monotonic.getAsLong() - startNanos);
        var now = mine.plusNanos(ahead.get());
        var there = wall.get();
        return Duration.between(now, there).compareTo(JUMP) < 0
                ? now
                : mine.plusNanos(
                        ahead.accumulateAndGet(Duration.between(mine, there).toNanos(), Math::max));
    }
}
