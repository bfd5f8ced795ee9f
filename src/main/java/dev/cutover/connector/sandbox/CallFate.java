package dev.cutover.connector.sandbox;

/** What happens to a call to a system; the later ones are worse. */
enum CallFate {
    ANSWERED,
    BREAKS_AFTER,
    BREAKS_BEFORE,
    HANGS,
    REFUSED;

    static CallFate of(Fault fault) {
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
    void beforeEffect(Site site) {
        switch (this) {
            case ANSWERED, BREAKS_AFTER -> {
                // It gets there.
            }
            // Nobody can tell from it whether there was an effect.
            case BREAKS_BEFORE -> throw new CallFailure(CallFailure.Kind.BROKEN, site);
            case HANGS -> throw new CallFailure(CallFailure.Kind.NO_ANSWER, site);
            case REFUSED -> throw new CallFailure(CallFailure.Kind.REFUSED, site);
        }
    }

    /** After the system has done its part: ends the call here if its answer never comes. */
    void afterEffect(Site site) {
        if (this == BREAKS_AFTER) {
            throw new CallFailure(CallFailure.Kind.BROKEN, site);
        }
    }
}
