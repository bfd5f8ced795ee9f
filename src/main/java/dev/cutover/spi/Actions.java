package dev.cutover.spi;

import java.util.List;
import java.util.Map;

/**
 * Named operations of a system. Before a step calls one, {@code validate} has checked the call against its
 * {@link Operation}: it exists, its required parameters are given, and no others are. Implementations must be
 * thread-safe.
 */
public interface Actions {

    /** The operations; the same as in the provider's description. */
    List<Operation> operations();

    /**
     * Performs an operation. Any other exception counts like a {@link ConnectorException}: the effect is in doubt. An
     * {@link InterruptedException} may be passed on; the answer is no longer awaited.
     *
     * @param with its parameters as the runbook has them, placeholders filled in: strings, numbers, booleans, lists and
     *     maps of them; the types are not checked
     * @throws ConnectorException if the outcome is unknown
     */
    Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException;

    /**
     * Whether the operation with the context's idempotency key took place. Writes nothing. Unknown is an answer, never
     * a failure. Asked only for operations that are declared to have a {@link Operation#readBack}. An abandoned call
     * may still be running: {@link Finding#NOT_DONE} promises that it will no longer take effect.
     */
    default Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        return Finding.UNKNOWN;
    }

    /**
     * Waits until an earlier call with the context's idempotency key, abandoned or of a former runner, has ended, as
     * far as that is known. Called before anything else is done about an effect in doubt.
     */
    default void awaitEnd(String operation, CallContext context) throws ConnectorException, InterruptedException {}
}
