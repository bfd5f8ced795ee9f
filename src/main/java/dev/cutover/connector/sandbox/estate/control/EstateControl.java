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
 * A change of the estate from outside. Seed, shape, start and the controls in their order determine the estate:
 * applying them again produces the same one.
 */
public sealed interface EstateControl {
    Instant at();

    /** The estate was started: the first control of every log, and only the first. */
    record Opened(Instant at, long seed, String shape) implements EstateControl {}

    /**
     * New weights in one flow of traffic: all of them, or none.
     *
     * @param fence the fence of the runner that requested it
     * @param queued whether the router hung, so that it applies the weights later
     */
    record SetWeights(Instant at, String flow, List<WeightOrder> orders, long fence, boolean queued)
            implements EstateControl {
        public SetWeights {
            orders = List.copyOf(orders);
        }
    }

    /**
     * An action that a system has accepted, once for its key.
     *
     * @param call system and action, as in {@code releases.freeze}
     * @param takes the time from acceptance until the action takes effect
     * @param output the output of the action
     * @param fence the fence of the runner that requested it
     * @param queued whether the system hung, so that it performs the action later
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

    /** A fault ends early. */
    record FaultOff(Instant at, String faultId) implements EstateControl {}
}
