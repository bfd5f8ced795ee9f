package dev.cutover.spi;

import java.util.List;
import java.util.Map;

/** Named operations of a system. */
public interface Actions {

    /** What can be asked for; the same as the provider's description says. */
    List<Operation> operations();

    /**
     * Carries an operation out.
     *
     * @param with its parameters: strings, numbers, booleans, lists and maps of them
     * @throws ConnectorException if it cannot be told what happened
     */
    Outcome call(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException;

    /**
     * Whether the operation, asked for under the context's idempotency key, took place. Writes nothing. Unknown is an
     * answer, never a failure.
     */
    default Finding readBack(String operation, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        return Finding.UNKNOWN;
    }
}
