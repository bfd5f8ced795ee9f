package dev.cutover.connector.sandbox.estate.command;

import java.util.Arrays;
import java.util.Optional;

/**
 * What well-behaved systems do to prevent harm. An environment can take each of them away, to rehearse with systems
 * that lack it. Immutable.
 */
public enum Protection {
    /** A command whose idempotency key is known is not carried out again. */
    IDEMPOTENCY_KEYS("idempotency-keys"),
    /** A platform does not take over an order that, as far as it knows, the other one owns. */
    ONE_OWNER("one-owner"),
    /** A platform does not release an order whose work order the warehouse has. */
    RECALL_FIRST("recall-first"),
    /** A cancellation counts once the warehouse has granted it, and not when it was asked for. */
    GRANTED_CANCELLATIONS("granted-cancellations"),
    /** A confirmation that a platform has already is not put on record again. */
    KNOWN_CONFIRMATIONS("known-confirmations"),
    /** No label is bought for a package whose label was not voided. */
    VOID_FIRST("void-first");

    private final String id;

    Protection(String id) {
        this.id = id;
    }

    public static Optional<Protection> named(String id) {
        return Arrays.stream(values())
                .filter(protection -> protection.id.equals(id))
                .findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
