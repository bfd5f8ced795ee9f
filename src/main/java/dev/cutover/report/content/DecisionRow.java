package dev.cutover.report.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision: of a person, or of a guard, a trigger or the runbook by itself. Immutable.
 *
 * @param seq the number of its event, by which it is named
 * @param automatic whether no person made it
 * @param who decided; on whose behalf if on somebody else's
 * @param capacity a role, or in place of one; may be empty
 * @param about the step or the subject
 * @param asked the question; empty if nobody asked
 * @param choice what was decided
 * @param reason may be empty
 * @param impact may be empty
 * @param ticket may be empty
 * @param lapsed why it does not count any more; empty if it does
 * @param overrides whether it passes over something red, failed or skipped: shown in red
 * @param signed whether it has a signature
 * @param saw the criteria that its question looks at, as they stood then
 */
public record DecisionRow(
        long seq,
        Instant at,
        boolean automatic,
        String who,
        String capacity,
        String about,
        String asked,
        String choice,
        String reason,
        String impact,
        String ticket,
        Optional<String> lapsed,
        boolean overrides,
        boolean signed,
        String user,
        List<SeenCriterion> saw) {
    public DecisionRow {
        saw = List.copyOf(saw);
    }
}
