package dev.cutover.connector.sandbox.estate.command;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * What the systems of an estate are protected by.
     *
     * @param without the ids of what they lack
     * @throws EstateException if an id is unknown
     */
    public static Set<Protection> except(List<String> without) {
        var protections = EnumSet.allOf(Protection.class);
        for (String id : without) {
            protections.remove(named(id).orElseThrow(() -> NameSuggestions.unknown("protection", id, ids())));
        }
        return protections;
    }

    private static List<String> ids() {
        return Arrays.stream(values()).map(protection -> protection.id).toList();
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
