package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateSite;

/** What happens to a call to a system; the later ones are worse. */
public enum CallOutcome {
    ANSWERED,
    BREAKS_AFTER,
    BREAKS_BEFORE,
    HANGS,
    REFUSED;

    static CallOutcome of(Fault fault) {
        return switch (fault.kind()) {
            case CRASH -> REFUSED;
            case HANG -> HANGS;
            case FAIL_BEFORE -> BREAKS_BEFORE;
            case FAIL_AFTER -> BREAKS_AFTER;
            case FAIL -> fault.system().worksOnOrders() ? ANSWERED : BREAKS_BEFORE;
            case MISROUTE, DUPLICATE_EVENTS, LATE_EVENTS, LOST_EVENTS, INVENTORY_DRIFT, SLOW, ROUTER_FORGETS ->
                ANSWERED;
        };
    }

    /** Before the system does anything: ends the call here if it never gets there. */
    public void beforeEffect(EstateSite estateSite) {
        switch (this) {
            case ANSWERED, BREAKS_AFTER -> {
                // It gets there.
            }
            // Nobody can tell from it whether there was an effect.
            case BREAKS_BEFORE -> throw new CallFailure(CallFailure.Kind.BROKEN, estateSite);
            case HANGS -> throw new CallFailure(CallFailure.Kind.NO_ANSWER, estateSite);
            case REFUSED -> throw new CallFailure(CallFailure.Kind.REFUSED, estateSite);
        }
    }

    /** After the system has done its part: ends the call here if its answer never comes. */
    public void afterEffect(EstateSite estateSite) {
        if (this == BREAKS_AFTER) {
            throw new CallFailure(CallFailure.Kind.BROKEN, estateSite);
        }
    }
}
