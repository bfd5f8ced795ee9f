package dev.cutover.contract;

import dev.cutover.spi.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A clock for connectors under test. Thread-safe. */
public final class ContractClock implements RunClock {
    private final Supplier<Instant> time;
    private final Sleeper sleeper;
    private final boolean isTimeOfDay;

    private interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private ContractClock(Supplier<Instant> time, Sleeper sleeper, boolean isTimeOfDay) {
        this.time = time;
        this.sleeper = sleeper;
        this.isTimeOfDay = isTimeOfDay;
    }

    /** The time of day, for systems that take their own time. */
    public static ContractClock real() {
        return new ContractClock(Instant::now, duration -> Thread.sleep(duration.toMillis()), true);
    }

    /** A clock that moves only while somebody sleeps on it, and then at once: for systems that obey the run's clock. */
    public static ContractClock movedBySleepers(Instant start) {
        var now = new AtomicReference<>(start);
        return new ContractClock(now::get, duration -> now.updateAndGet(instant -> instant.plus(duration)), false);
    }

    @Override
    public Instant now() {
        return time.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeper.sleep(duration);
    }

    @Override
    public boolean isTimeOfDay() {
        return isTimeOfDay;
    }
}
