package dev.cutover.connector.sandbox.estate.faults;

import dev.cutover.connector.sandbox.estate.platform.EstateSite;

/** What happens to a call to a system, from best to worst. */
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
            case SKIPPED_STAGE,
                    UNRECORDED_STAGE,
                    WRONG_TOTAL,
                    PHANTOM_CANCEL,
                    DOUBLE_REFUND,
                    LOST_RESERVATION,
                    DUPLICATE_EVENT,
                    LATE_EVENT,
                    SCHEMA_BREAK,
                    LABEL_WITHOUT_ORDER,
                    CHANGING_ORDERS -> ANSWERED;
        };
    }

    /** Called before the system does anything; throws if the call never reaches it. */
    public void beforeEffect(EstateSite estateSite) {
        switch (this) {
            case ANSWERED, BREAKS_AFTER -> {
                // The call reaches the system.
            }
            // The caller cannot distinguish it from BREAKS_AFTER.
            case BREAKS_BEFORE -> throw new CallFailure(CallFailure.Kind.BROKEN, estateSite);
            case HANGS -> throw new CallFailure(CallFailure.Kind.NO_ANSWER, estateSite);
            case REFUSED -> throw new CallFailure(CallFailure.Kind.REFUSED, estateSite);
        }
    }

    /** Called after the system has acted; throws if its answer is lost. */
    public void afterEffect(EstateSite estateSite) {
        if (this == BREAKS_AFTER) {
            throw new CallFailure(CallFailure.Kind.BROKEN, estateSite);
        }
    }
}
