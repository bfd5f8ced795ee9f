package dev.cutover.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Injects faults into a system, for rehearsals. Never called in a live environment. Implementations must be
 * thread-safe.
 */
public interface FaultInjection {

    /**
     * Injects a fault, at the scenario's moment; {@link #check} has found no mistake in it. A fault that lasts ends by
     * itself, on the run's clock.
     *
     * @param with as the scenario says: {@code fault}, {@code rate}, {@code for}, {@code segment}…
     */
    Outcome inject(Map<String, Object> with) throws ConnectorException;

    /** How long such a fault lasts by itself; empty if it stays until it is lifted, or if nobody can tell. */
    default Optional<Duration> lasts(Map<String, Object> with) {
        return Optional.empty();
    }

    /** What is wrong with a fault; empty if it can be injected. Called before the run begins. */
    String check(Map<String, Object> with);
}
