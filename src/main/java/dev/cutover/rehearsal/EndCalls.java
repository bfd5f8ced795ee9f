package dev.cutover.rehearsal;

import dev.cutover.engine.time.EngineTime;
import dev.cutover.spi.settings.DurationNotation;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls to systems after the end of the run. They are made on another thread, as during the run, since a connector may
 * sleep on the clock. Work left over from the run is not executed. Confined to the engine's thread.
 */
final class EndCalls {
    private final EngineTime engineTime;

    EndCalls(EngineTime engineTime) {
        this.engineTime = engineTime;
    }

    /** How a call ended. */
    <T> EndedCall<T> make(Callable<T> call, Duration limit) throws InterruptedException {
        var ended = new AtomicReference<EngineTime.@Nullable Done<T>>();
        var work = engineTime.start(() -> made(call, ended), limit, done -> {});
        var until = engineTime.now().plus(engineTime.patience(limit));
        while (ended.get() == null && engineTime.now().isBefore(until)) {
            engineTime.await(until);
        }
        if (ended.get() == null) {
            work.interrupt();
        }
        var done = ended.get();
        return done == null
                ? EndedCall.withoutValue("no answer within " + DurationNotation.text(limit))
                : EndedCall.of(done);
    }

    private static <T> boolean made(Callable<T> call, AtomicReference<EngineTime.@Nullable Done<T>> ended)
            throws InterruptedException {
        try {
            ended.set(new EngineTime.Done<>(call.call(), null));
        } catch (InterruptedException abandoned) {
            throw abandoned;
        } catch (Exception trouble) {
            // Whoever asked tells it: a third-party connector may throw anything.
            ended.set(new EngineTime.Done<>(null, trouble));
        }
        return true;
    }
}
