package dev.cutover.spi;

import java.util.List;
import java.util.Map;

/**
 * Named operations of a system. Before a step calls one, {@code validate} has held it against its {@link Operation}: it
 * is there, what it requires is given, and nothing else is.
 */
public interface Actions {

    /** What can be asked for; the same as the provider's description says. */
    List<Operation> operations();

    /**
     * Carries an operation out. Any other exception counts as {@link ConnectorException} does: the effect is in doubt.
     * An {@link InterruptedException} may be passed on as it comes; nobody waits for the answer any more.
     *
     * @param with its parameters as the runbook has them, placeholders filled in: strings, numbers, booleans, lists and
     *     maps of them; the types are not checked
     * @throws ConnectorException if it cannot be told what happened
     */
    Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException;

    /**
     * Whether the operation, asked for under the context's idempotency key, took place. Writes nothing. Unknown is an
     * answer, never a failure. Asked only for operations that are declared to have a {@link Operation#readBack}. A call
     * that was given up may still be at work: {@link Finding#NOT_DONE} promises that it will not take effect any more.
     */
    default Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        return Finding.UNKNOWN;
    }

    /**
     * Waits until a call under the context's idempotency key that was given up, or whose runner is gone, is not at work
     * any more, as far as that can be told. Asked before anything else is done about an effect that is in doubt.
     */
    default void awaitEnd(String operation, CallContext context) throws ConnectorException, InterruptedException {}
}
