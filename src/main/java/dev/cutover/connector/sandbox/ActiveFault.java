package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.Map;

/** A fault that is on. Whether it strikes an order or a call is drawn by hash, apart from every other fault. */
final class ActiveFault {
    private final Fault fault;
    private final long salt;

    ActiveFault(Fault fault) {
        this.fault = fault;
        this.salt = Hash.of(fault.id());
    }

    Fault fault() {
        return fault;
    }

    boolean strikes(long orderNumber) {
        return Hash.basisPoints(Hash.mix(orderNumber ^ salt)) < fault.rate();
    }

    /** A call that is tried again a moment later draws anew. */
    boolean strikesCall(String operation, Map<String, String> segment, Instant now) {
        return Segments.overlap(fault.segment(), segment)
                && Hash.basisPoints(Hash.mix(salt ^ Hash.of(operation) ^ Hash.mix(now.toEpochMilli()))) < fault.rate();
    }

    boolean isIn(Map<String, String> key) {
        return Segments.overlap(fault.segment(), key);
    }
}
