package dev.cutover.connector.sandbox;

import java.time.Instant;
import java.util.Map;

/** A world and the log that remembers it: nothing changes the one without the other. Not thread-safe. */
final class Ledger {
    private final World world;
    private final ControlLog log;

    Ledger(World world, ControlLog log) {
        this.world = world;
        this.log = log;
    }

    World world() {
        return world;
    }

    Instant now() {
        return world.now();
    }

    /** Makes a change, once it is remembered. */
    void record(Control control) {
        log.append(control);
        world.apply(control);
    }

    /** @throws EstateException if a later runner has been here */
    void checkFence(long fence) {
        if (fence < world.fence()) {
            throw new EstateException(
                    "refused: fence " + fence + " is older than " + world.fence() + ", which was seen here",
                    "another runner has taken over the run");
        }
    }

    /** What happens to a call that is made now. */
    CallFate callFate(Site site, String operation, Map<String, String> segment) {
        return world.faults().callFate(site, operation, segment, now());
    }

    /** Lets a call that changes nothing through, or fails it. */
    void read(Site site, String operation, Map<String, String> segment) {
        var fate = callFate(site, operation, segment);
        fate.beforeEffect(site);
        fate.afterEffect(site);
    }
}
