package dev.cutover.report.content;

import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A gate: who was asked, who said what, and what they saw. Immutable.
 *
 * @param state in words, such as {@code passed}, {@code NOT PASSED}, {@code passed by an OVERRIDE}
 * @param asked when it was begun first; empty if it never was
 * @param passed when it was passed; empty if it was not
 * @param needs what it needs to be passed, in words
 * @param criteria its criteria as they stood last before it was passed, or stand now; none if it was never begun
 * @param calls everybody who was asked, in that order, over all attempts
 */
public record GateReport(
        String step,
        String title,
        String state,
        Tone tone,
        Optional<Instant> asked,
        Optional<Instant> passed,
        String needs,
        List<SeenCriterion> criteria,
        List<GateCall> calls) {
    public GateReport {
        criteria = List.copyOf(criteria);
        calls = List.copyOf(calls);
    }

    /**
     * One question of the roll call.
     *
     * @param what {@code approve}, {@code attest}, {@code override}…
     * @param asks the sentence that is attested, or the question
     * @param of the roles that were asked, with their people
     * @param who has answered; empty if nobody has
     * @param capacity in which they have: a role, or in place of one; may be empty
     * @param said the choice; empty if nobody has answered
     * @param at when it was answered, or asked if it was not
     * @param reason may be empty
     * @param standing {@code counts}, {@code missing}, {@code no longer counts: …} or {@code withdrawn: …}
     * @param saw the criteria as they stood when it was answered
     */
    public record GateCall(
            String what,
            String asks,
            String of,
            Optional<String> who,
            String capacity,
            String said,
            Instant at,
            String reason,
            String standing,
            Tone tone,
            List<SeenCriterion> saw) {
        public GateCall {
            saw = List.copyOf(saw);
        }
    }
}
