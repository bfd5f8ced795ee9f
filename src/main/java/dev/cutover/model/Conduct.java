package dev.cutover.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the people of a runbook decide.
 *
 * @param keys the public keys of those who sign, by their names; each {@code type base64}, as OpenSSH writes them
 * @param commander the role that questions go to in the end; empty if no role may abort and none is named
 * @param escalate what holds where a step says nothing else
 * @param signed whether decisions count only if they are signed
 */
public record Conduct(
        Map<String, String> keys, Optional<RoleId> commander, Optional<Escalation> escalate, boolean signed) {
    public static final Conduct PLAIN = new Conduct(Map.of(), Optional.empty(), Optional.empty(), false);

    public Conduct {
        var composed = new LinkedHashMap<String, String>();
        keys.forEach((person, key) -> composed.put(ComposedText.of(person), key));
        keys = OrderedCopies.copy(composed);
    }
}
