package dev.cutover.testkit;

import dev.cutover.engine.time.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The time of a process that is stopped once, for a while: its clock jumps, and nothing happens meanwhile. */
public final class SuspendedTime implements EngineTime {
    private final EngineTime engineTime;
    private final Instant stopped;
    private final Duration length;

    public SuspendedTime(EngineTime engineTime, Instant stopped, Duration length) {
        this.engineTime = engineTime;
        this.stopped = stopped;
        this.length = length;
    }

    private boolean isOver() {
        return !engineTime.now().isBefore(stopped);
    }

    @Override
    public Instant now() {
        return isOver() ? engineTime.now().plus(length) : engineTime.now();
    }

    @Override
    public List<Runnable> await(@Nullable Instant until) throws InterruptedException {
        if (until == null) {
            return engineTime.await(null);
        }
        var wake = isOver() ? until.minus(length) : until.isBefore(stopped) ? until : stopped;
        return engineTime.await(wake.isBefore(engineTime.now()) ? engineTime.now() : wake);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        engineTime.sleep(duration);
    }

    @Override
    public void post(Runnable input) {
        engineTime.post(input);
    }

    @Override
    public <T> Work start(Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        return engineTime.start(job, limit, whenDone);
    }

    @Override
    public void close() {
        engineTime.close();
    }
}
