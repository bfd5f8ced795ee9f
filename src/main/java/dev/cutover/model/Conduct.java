package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
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
 * @param demands what every decision has to come with
 */
public record Conduct(
        Map<String, String> keys,
        Optional<RoleId> commander,
        Optional<Escalation> escalate,
        boolean signed,
        Demands demands) {
    public static final Conduct PLAIN = new Conduct(Map.of(), Optional.empty(), Optional.empty(), false);

    public Conduct {
        var composed = new LinkedHashMap<String, String>();
        keys.forEach((person, key) -> composed.put(ComposedText.of(person), key));
        keys = OrderedCopies.copy(composed);
    }

    /** Where a decision needs only what its own answer asks for. */
    public Conduct(
            Map<String, String> keys, Optional<RoleId> commander, Optional<Escalation> escalate, boolean signed) {
        this(keys, commander, escalate, signed, Demands.NOTHING);
    }

    /** The same without required signatures. */
    Conduct unsigned() {
        return new Conduct(keys, commander, escalate, false, demands);
    }

    /** What every decision has to come with, besides what its own answer asks for. */
    public record Demands(boolean reason, boolean impact) {
        public static final Demands NOTHING = new Demands(false, false);

        /**
         * What a decision lacks, as a whole sentence; empty if it has everything.
         *
         * @param what the decision, as the subject of the sentence
         */
        public Optional<String> missing(String what, String said, String impactSaid) {
            boolean noReason = reason && said.isBlank();
            boolean noImpact = impact && impactSaid.isBlank();
            if (!noReason && !noImpact) {
                return Optional.empty();
            }
            String lacks = noReason && noImpact ? "a reason and an impact" : noReason ? "a reason" : "an impact";
            return Optional.of(what + " needs " + lacks + ": the runbook demands "
                    + (noReason && noImpact ? "them" : "it") + " of every decision");
        }
    }
}
