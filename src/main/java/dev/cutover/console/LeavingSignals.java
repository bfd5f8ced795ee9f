package dev.cutover.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The signals that tell this process to leave. Each notes its reason first; the runtime then ends the process as
 * always, and its shutdown hook leaves the run. A hang-up is without effect where the runner stays. Thread-safe.
 */
final class LeavingSignals implements AutoCloseable {
    private final List<Runnable> restore = new ArrayList<>();

    /** Takes over both signals until it is closed. */
    LeavingSignals(Interrupts interrupts, boolean stays) {
        takeOver("TERM", () -> interrupts.toldBy("told to end (SIGTERM)"), false);
        takeOver("HUP", () -> interrupts.toldBy("a hang-up (SIGHUP)"), stays);
    }

    private void takeOver(String signal, Runnable note, boolean ignored) {
        var before = new AtomicReference<@Nullable Object>();
        before.set(Signals.register(signal, () -> {
            if (!ignored) {
                note.run();
                Object handler = before.get();
                if (handler != null) {
                    asBefore(signal, handler);
                }
            }
        }));
        restore.add(() -> Signals.unregister(signal, before.get()));
    }

    /** By reflection, because the compiler refuses the types that every runtime has for it. */
    private static void asBefore(String signal, Object handler) {
        try {
            var type = Class.forName("sun.misc.Signal");
            Class.forName("sun.misc.SignalHandler")
                    .getMethod("handle", type)
                    .invoke(handler, type.getConstructor(String.class).newInstance(signal));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the signal " + signal + " cannot be passed on", e);
        }
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }
}
