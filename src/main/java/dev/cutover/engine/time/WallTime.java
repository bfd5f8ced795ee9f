package dev.cutover.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Real time, as {@link ForwardClock} has it, or a faster one. Thread-safe as {@link EngineTime} says. */
public final class WallTime implements EngineTime {
    /** How often the engine notifies its listeners that time has passed. */
    private static final long PULSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** The least time for a call on a faster clock, in seconds of real time. */
    private static final long LEAST_PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final Supplier<Instant> clock;
    private final double factor;
    private final boolean timeOfDay;

    private WallTime(Supplier<Instant> clock, double factor, boolean timeOfDay) {
        this.clock = clock;
        this.factor = factor;
        this.timeOfDay = timeOfDay;
        var number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(job -> {
            var thread = new Thread(job, "work-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Real time; never before {@code notBefore}, the last instant that the run has recorded. */
    public static WallTime real(Instant notBefore) {
        var now = Instant.now();
        boolean ahead = now.isBefore(notBefore);
        var clock = new ForwardClock(ahead ? notBefore : now, System::nanoTime, Instant::now);
        return new WallTime(clock::now, 1, !ahead);
    }

    /** A faster clock: so many seconds of the run in one second of real time, from the given instant on. */
    public static WallTime scaled(Instant from, double factor) {
        long start = System.nanoTime();
        return new WallTime(() -> from.plusNanos(Math.round((System.nanoTime() - start) * factor)), factor, false);
    }

    /** The wall's time of day, for a run that begins. */
    public static Instant today() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Instant now() {
        return clock.get();
    }

    @Override
    public boolean isTimeOfDay() {
        return timeOfDay;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.round(duration.toNanos() / factor));
    }

    @Override
    public Duration patience(Duration limit) {
        long least = factor > 1 ? Math.round(LEAST_PATIENCE_SECONDS * factor) : 0;
        return limit.toSeconds() >= least ? limit : Duration.ofSeconds(least);
    }

    @Override
    public Duration ofPeople(Duration span) {
        return Duration.ofMillis(Math.round(span.toMillis() * factor));
    }

    @Override
    public void post(Runnable input) {
        inbox.add(input);
    }

    @Override
    public <T> Work start(Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        var interruptibleJob = new InterruptibleJob();
        threads.execute(() -> {
            Done<T> done = interruptibleJob.run(job);
            post(() -> whenDone.accept(done));
        });
        return interruptibleJob;
    }

    @Override
    public List<Runnable> await(@Nullable Instant until) throws InterruptedException {
        long wait = PULSE_NANOS;
        if (until != null) {
            long left = Math.round(Duration.between(now(), until).toNanos() / factor);
            wait = Math.max(0, Math.min(wait, left));
        }
        var inputs = new ArrayList<Runnable>();
        var first = inbox.poll(wait, TimeUnit.NANOSECONDS);
        if (first != null) {
            inputs.add(first);
            inbox.drainTo(inputs);
        }
        return inputs;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
