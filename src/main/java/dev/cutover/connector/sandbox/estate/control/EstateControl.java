package dev.cutover.connector.sandbox.estate.control;

import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something from outside that changed the estate. Seed, shape, start and the controls in their order are all that there
 * is to know: whoever applies them again gets the same estate.
 */
public sealed interface EstateControl {
    Instant at();

    /** The first control of every estate, and of no other moment. */
    record Opened(Instant at, long seed, String shape) implements EstateControl {}

    /**
     * New weights in one flow of traffic: all of them, or none.
     *
     * @param fence of the runner that asked for it
     * @param queued the router hangs: it will get to it later
     */
    record SetWeights(Instant at, String flow, List<WeightOrder> orders, long fence, boolean queued)
            implements EstateControl {
        public SetWeights {
            orders = List.copyOf(orders);
        }
    }

    /**
     * A named action that a system has accepted, once for its key.
     *
     * @param call system and action as in {@code releases.freeze}
     * @param takes how long after it was accepted it is in force
     * @param output what it gave back
     * @param fence of the runner that asked for it
     * @param queued the system hangs: it will get to it later
     */
    record ActionDone(
            Instant at,
            String key,
            String call,
            Map<String, String> arguments,
            Duration takes,
            Map<String, String> output,
            long fence,
            boolean queued)
            implements EstateControl {
        public ActionDone {
            arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
            output = Collections.unmodifiableMap(new TreeMap<>(output));
        }

        public EstateSite site() {
            return EstateSite.named(call.substring(0, call.indexOf('.')));
        }
    }

    /** A fault begins. */
    record FaultOn(Instant at, Fault fault) implements EstateControl {}

    /** A fault ends before its time. */
    record FaultOff(Instant at, String faultId) implements EstateControl {}
}
