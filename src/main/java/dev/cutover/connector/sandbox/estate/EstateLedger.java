package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.control.ControlLog;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.faults.CallOutcome;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import java.time.Instant;
import java.util.Map;

/** The state of the estate together with its log; every change goes to both. Not thread-safe. */
final class EstateLedger {
    private final EstateState estateState;
    private final ControlLog log;

    EstateLedger(EstateState estateState, ControlLog log) {
        this.estateState = estateState;
        this.log = log;
    }

    EstateState state() {
        return estateState;
    }

    Instant now() {
        return estateState.now();
    }

    /** Appends a change to the log, then applies it. */
    void record(EstateControl estateControl) {
        log.append(estateControl);
        estateState.apply(estateControl);
    }

    /**
     * Refuses a request of an older runner.
     *
     * @throws EstateException if a request with a higher fence was seen before
     */
    void checkFence(long fence) {
        if (fence < estateState.fence()) {
            throw new EstateException(
                    "refused: fence " + fence + " is older than " + estateState.fence() + ", which was seen here",
                    "another runner has taken over the run");
        }
    }

    /** The outcome of a call that is made now. */
    CallOutcome callOutcome(EstateSite estateSite, String operation, Map<String, String> segment) {
        return estateState.faults().callOutcome(estateSite, operation, segment, now());
    }

    /** Checks that a call that changes nothing gets an answer; throws {@link CallFailure} if a fault prevents it. */
    void read(EstateSite estateSite, String operation, Map<String, String> segment) {
        var callOutcome = callOutcome(estateSite, operation, segment);
        callOutcome.beforeEffect(estateSite);
        callOutcome.afterEffect(estateSite);
    }
}
