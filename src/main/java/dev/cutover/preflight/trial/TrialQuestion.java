package dev.cutover.preflight.trial;

import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/** A question to a system, or an order. Immutable. */
public interface TrialQuestion {

    /** The word by which people ask it. */
    String name();

    /** What it was given, by name, in the order of the names. */
    SortedMap<String, String> given();

    /** Whether it may change something. */
    boolean writes();

    /** How long the answer takes by itself, besides what the system takes. */
    default Duration takes() {
        return Duration.ZERO;
    }

    /** The operation that it calls; empty if it is about another ability of the system. */
    default Optional<Operation> operation() {
        return Optional.empty();
    }

    /**
     * Asks the system.
     *
     * @throws ConnectorException if the outcome is unknown
     */
    TrialAnswer ask(Connector connector, CallContext context) throws ConnectorException, InterruptedException;

    /**
     * A connector as one of its capabilities.
     *
     * @throws ConnectorException if it lacks it, whatever its description says
     */
    static <C> C as(Class<C> capability, Connector connector) throws ConnectorException {
        return connector
                .as(capability)
                .orElseThrow(() -> new ConnectorException("its connector has no " + capability.getSimpleName()));
    }
}
