package dev.cutover.testkit;

import dev.cutover.engine.time.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The time of one process. The clock outlives the process; after its death nothing is delivered to it, and its open
 * calls are cut off.
 */
public final class MortalTime implements EngineTime {
    private static final int FAR_TOO_OFTEN = 1_000;

    private final EngineTime engineTime;
    private final List<Work> works = new ArrayList<>();
    private boolean dead;
    private Instant before = Instant.MIN;
    private int idle;

    public MortalTime(EngineTime engineTime) {
        this.engineTime = engineTime;
    }

    private void die() {
        dead = true;
        works.forEach(Work::interrupt);
    }

    @Override
    public Instant now() {
        return engineTime.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        engineTime.sleep(duration);
    }

    @Override
    public void post(Runnable input) {
        engineTime.post(() -> {
            if (!dead) {
                input.run();
            }
        });
    }

    @Override
    public <T> Work start(Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        var work = engineTime.<T>start(job, limit, done -> {
            if (!dead) {
                whenDone.accept(done);
            }
        });
        works.add(work);
        return work;
    }

    @Override
    public List<Runnable> await(@Nullable Instant until) throws InterruptedException {
        var inputs = engineTime.await(until);
        idle = inputs.isEmpty() && engineTime.now().equals(before) ? idle + 1 : 0;
        before = engineTime.now();
        if (idle > FAR_TOO_OFTEN) {
            throw new IllegalStateException("it wakes at " + before + " again and again, and does nothing");
        }
        return inputs;
    }

    /** The clock goes on. */
    @Override
    public void close() {
        die();
    }
}
