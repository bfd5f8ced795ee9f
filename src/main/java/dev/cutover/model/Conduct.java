package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the people of a runbook decide.
 *
 * @param keys the public keys of those who sign, by their names; each {@code type base64}, as OpenSSH writes them
 * @param commander the role that questions go to in the end; empty if no role may abort and none is named
 * @param escalate what holds where a step says nothing else
 * @param signed whether decisions count only if they are signed
 * @param demands what every decision has to come with
 * @param messages how people are reached by messages
 */
public record Conduct(
        Map<String, String> keys,
        Optional<RoleId> commander,
        Optional<Escalation> escalate,
        boolean signed,
        Demands demands,
        Messaging messages) {
    public static final Conduct PLAIN = new Conduct(Map.of(), Optional.empty(), Optional.empty(), false);

    public Conduct {
        var composed = new LinkedHashMap<String, String>();
        keys.forEach((person, key) -> composed.put(ComposedText.of(person), key));
        keys = OrderedCopies.copy(composed);
    }

    /** Where a decision needs only what its own answer asks for. */
    public Conduct(
            Map<String, String> keys, Optional<RoleId> commander, Optional<Escalation> escalate, boolean signed) {
        this(keys, commander, escalate, signed, Demands.NOTHING, Messaging.NONE);
    }

    /** The same without required signatures. */
    Conduct unsigned() {
        return new Conduct(keys, commander, escalate, false, demands, messages);
    }

    /**
     * How people are reached by messages.
     *
     * @param addresses the address of each person, by name; empty if the runbook has none
     * @param announce what is told of the run itself, and through which system; empty for nothing
     */
    public record Messaging(Map<String, String> addresses, Optional<Announce> announce) {
        public static final Messaging NONE = new Messaging(Map.of(), Optional.empty());

        public Messaging {
            var composed = new LinkedHashMap<String, String>();
            addresses.forEach((person, address) -> composed.put(ComposedText.of(person), address));
            addresses = OrderedCopies.copy(composed);
        }

        /** The address of a person; empty if there is none. */
        public Optional<String> address(String person) {
            return Optional.ofNullable(addresses.get(ComposedText.of(person)));
        }
    }

    /**
     * Messages about the run itself.
     *
     * @param via the system that they are sent through
     * @param on what is told
     */
    public record Announce(SystemId via, Set<Occasion> on) {
        public Announce {
            on = Set.copyOf(on);
        }
    }

    /** What a run can tell of itself. */
    public enum Occasion {
        /** A question is open, or is escalated. */
        ASKED,
        /** A guard is broken, or a trigger has fired. */
        BREACH,
        /** A rollback is asked for, has restored the traffic, cannot undo something, or has ended. */
        ROLLBACK,
        /** The run is held, or continues. */
        HOLD,
        /** The run has ended. */
        END;

        /** What is told unless the runbook says otherwise. */
        public static final Set<Occasion> USUAL = Set.copyOf(EnumSet.complementOf(EnumSet.of(HOLD)));
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
