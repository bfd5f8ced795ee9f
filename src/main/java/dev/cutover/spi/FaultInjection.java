package dev.cutover.spi;

import java.util.Map;

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

    /** What is wrong with a fault; empty if it can be injected. Called before the run begins. */
    String check(Map<String, Object> with);
}
