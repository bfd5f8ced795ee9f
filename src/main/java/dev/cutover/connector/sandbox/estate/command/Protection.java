package dev.cutover.connector.sandbox.estate.command;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What well-behaved systems do to prevent harm. An environment can take each of them away, to rehearse with systems
 * that lack it. Immutable.
 */
public enum Protection {
    IDEMPOTENCY_KEYS("idempotency-keys", "a command whose idempotency key is known is not carried out again"),
    ONE_OWNER("one-owner", "a platform does not take over an order that, as far as it knows, the other one owns"),
    RECALL_FIRST("recall-first", "a platform does not release an order whose work order the warehouse has"),
    GRANTED_CANCELLATIONS(
            "granted-cancellations",
            "a cancellation counts once the warehouse has granted it, and not when it was asked for"),
    KNOWN_CONFIRMATIONS("known-confirmations", "a confirmation that a platform has already is not put on record again"),
    VOID_FIRST("void-first", "no label is bought for a package whose label was not voided");

    private final String id;
    private final String meaning;

    Protection(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** All of them, each with what it does, such as {@code one-owner (a platform does not …)}. */
    public static String descriptions() {
        return Arrays.stream(values())
                .map(protection -> protection.id + " (" + protection.meaning + ")")
                .collect(Collectors.joining(", "));
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
