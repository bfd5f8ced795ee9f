package dev.cutover.engine;

import dev.cutover.engine.context.NextAction;
import dev.cutover.run.StepProgress;
import dev.cutover.spi.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call reports of its progress, on any thread and as often as it likes. The engine takes the latest report at
 * most once a second of the run; until then a newer report replaces it.
 */
final class CallProgress implements Progress {
    private static final Duration PACE = Duration.ofSeconds(1);

    /** A longer note is left out whole: a part of one could end within a secret, which would not be masked. */
    private static final int LONGEST_NOTE = 1000;

    private final EngineSetup engineSetup;
    private final NextAction.Call call;
    private final BooleanSupplier isOut;
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();
    private final AtomicBoolean posted = new AtomicBoolean();
    private volatile Instant next = Instant.MIN;

    /**
     * The progress of a call.
     *
     * @param isOut whether the call is still listened to; asked on the engine's thread
     */
    CallProgress(EngineSetup engineSetup, NextAction.Call call, BooleanSupplier isOut) {
        this.engineSetup = engineSetup;
        this.call = call;
        this.isOut = isOut;
    }

    @Override
    @SuppressWarnings("NullAway") // a jar may hand over anything
    public void report(@Nullable Report report) {
        if (report == null) {
            return;
        }
        latest.set(report);
        if (!engineSetup.engineTime().now().isBefore(next) && posted.compareAndSet(false, true)) {
            engineSetup.engineTime().post(this::tell);
        }
    }

    /** Reports what the rate limit has delayed. On the engine's thread. */
    void passed(Instant now) {
        if (!now.isBefore(next)) {
            tell();
        }
    }

    private void tell() {
        posted.set(false);
        var report = latest.getAndSet(null);
        if (report == null || !isOut.getAsBoolean()) {
            return;
        }
        var now = engineSetup.engineTime().now();
        next = now.plus(PACE);
        engineSetup.listener().progressed(cleaned(report, now));
    }

    private StepProgress cleaned(Report report, Instant now) {
        var done = sensible(report.done(), 0, Long.MAX_VALUE);
        var total = done.isPresent()
                ? sensible(report.total(), Math.max(1, done.getAsLong()), Long.MAX_VALUE)
                : OptionalLong.empty();
        return new StepProgress(
                call.step(), call.attempt(), sensible(report.fraction()), done, total, note(report.note()), now);
    }

    private static OptionalLong sensible(@Nullable OptionalLong number, long least, long most) {
        if (number == null || number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            return OptionalLong.empty();
        }
        return number;
    }

    private static OptionalDouble sensible(@Nullable OptionalDouble share) {
        if (share == null || share.isEmpty() || !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
            return OptionalDouble.empty();
        }
        return share;
    }

    private String note(@Nullable String note) {
        return note == null || note.length() > LONGEST_NOTE
                ? ""
                : engineSetup.secrets().mask(note).strip();
    }
}
