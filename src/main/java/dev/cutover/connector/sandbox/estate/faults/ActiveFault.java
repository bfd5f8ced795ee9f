package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.HashedChance;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import java.time.Instant;
import java.util.Map;

/**
 * A fault that is active. Whether it strikes an order or a call is drawn by hash, independently of other faults.
 * Immutable and thread-safe.
 */
public final class ActiveFault {
    private final Fault fault;
    private final long salt;

    public ActiveFault(Fault fault) {
        this.fault = fault;
        this.salt = HashedChance.of(fault.id());
    }

    public Fault fault() {
        return fault;
    }

    public boolean strikes(long orderNumber) {
        return HashedChance.basisPoints(HashedChance.mix(orderNumber ^ salt)) < fault.rate();
    }

    /** The time is part of the hash, so a call that is retried a moment later draws anew. */
    boolean strikesCall(String operation, Map<String, String> segment, Instant now) {
        return RoutingKeys.overlap(fault.segment(), segment)
                && HashedChance.basisPoints(HashedChance.mix(
                                salt ^ HashedChance.of(operation) ^ HashedChance.mix(now.toEpochMilli())))
                        < fault.rate();
    }

    public boolean isIn(Map<String, String> key) {
        return RoutingKeys.overlap(fault.segment(), key);
    }
}
