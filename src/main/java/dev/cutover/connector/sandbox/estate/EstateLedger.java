package dev.cutover.connector.sandbox.estate;

import dev.cutover.connector.sandbox.estate.control.ControlLog;
import dev.cutover.connector.sandbox.estate.control.EstateControl;
import dev.cutover.connector.sandbox.estate.faults.CallOutcome;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import java.time.Instant;
import java.util.Map;

/** A world and the log that remembers it: nothing changes the one without the other. Not thread-safe. */
final class EstateLedger {
    private final EstateState estateState;
    private final ControlLog log;

    EstateLedger(EstateState estateState, ControlLog log) {
        this.estateState = estateState;
        this.log = log;
    }

    EstateState world() {
        return estateState;
    }

    Instant now() {
        return estateState.now();
    }

    /** Makes a change, once it is remembered. */
    void record(EstateControl estateControl) {
        log.append(estateControl);
        estateState.apply(estateControl);
    }

    /**
     * Refuses what an older runner asks for.
     *
     * @throws EstateException if a later runner has been here
     */
    void checkFence(long fence) {
        if (fence < estateState.fence()) {
            throw new EstateException(
                    "refused: fence " + fence + " is older than " + estateState.fence() + ", which was seen here",
                    "another runner has taken over the run");
        }
    }

    /** What happens to a call that is made now. */
    CallOutcome callFate(EstateSite estateSite, String operation, Map<String, String> segment) {
        return estateState.faults().callFate(estateSite, operation, segment, now());
    }

    /** Lets a call that changes nothing through, or fails it. */
    void read(EstateSite estateSite, String operation, Map<String, String> segment) {
        var fate = callFate(estateSite, operation, segment);
        fate.beforeEffect(estateSite);
        fate.afterEffect(estateSite);
    }
}
