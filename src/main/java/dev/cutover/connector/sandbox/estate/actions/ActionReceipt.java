package dev.cutover.connector.sandbox.estate.actions;

import java.time.Instant;
import java.util.Map;

/**
 * A system's confirmation that it has accepted an action.
 *
 * @param inForceAt when the action takes effect; wait until then before reading back
 * @param repeated whether the key was known already, so that nothing was done this time
 */
public record ActionReceipt(
        String key, String call, Instant acceptedAt, Instant inForceAt, Map<String, String> output, boolean repeated) {

    public ActionReceipt again() {
        return new ActionReceipt(key, call, acceptedAt, inForceAt, output, true);
    }
}
