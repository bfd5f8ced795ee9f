package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Something from outside that changed the estate. Seed, shape, start and the controls in their order are all that there
 * is to know: whoever applies them again gets the same estate.
 */
sealed interface Control {
    Instant at();

    /** The first control of every estate, and of no other moment. */
    record Opened(Instant at, long seed, String shape) implements Control {}

    /**
     * A new weight for all keys that agree with the segment.
     *
     * @param expected what each of them must weigh for the change to be made; empty for whatever it is
     * @param target in basis points of the new platform
     * @param queued the router hangs: it will get to it later
     */
    record SetWeight(Instant at, Map<String, String> segment, OptionalInt expected, int target, boolean queued)
            implements Control {
        public SetWeight {
            segment = sorted(segment);
        }
    }

    /**
     * A named action that a system has accepted, once for its key.
     *
     * @param call system and action as in {@code releases.freeze}
     * @param takes how long after it was accepted it is in force
     * @param output what it gave back
     * @param queued the system hangs: it will get to it later
     */
    record ActionDone(
            Instant at,
            String key,
            String call,
            Map<String, String> arguments,
            Duration takes,
            Map<String, String> output,
            boolean queued)
            implements Control {
        public ActionDone {
            arguments = sorted(arguments);
            output = sorted(output);
        }
    }

    record FaultOn(Instant at, Fault fault) implements Control {}

    record FaultOff(Instant at, String faultId) implements Control {}

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
