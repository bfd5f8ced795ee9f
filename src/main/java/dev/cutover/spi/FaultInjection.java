package dev.cutover.spi;

import java.util.Map;

/** Systems that can be made to misbehave, for rehearsals. Never asked in a live environment. */
public interface FaultInjection {

    /**
     * Puts a fault in, at the scenario's moment; {@link #check} had nothing against it. A fault that lasts ends by
     * itself, on the run's clock.
     *
     * @param with as the scenario says: {@code fault}, {@code rate}, {@code for}, {@code segment}…
     */
    Outcome inject(Map<String, Object> with) throws ConnectorException;

    /** What is wrong with a fault as it was written; empty if it can be injected. Asked before the run begins. */
    String check(Map<String, Object> with);
}
