package dev.cutover.execution.claim;

import dev.cutover.journal.LeaseHolder;
import dev.cutover.query.ClaimLedger;
import dev.cutover.run.Claim;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.util.List;
import java.util.Optional;

/**
 * Another run of the home that has not ended.
 *
 * @param state empty if what it claims cannot be told
 * @param trouble why it cannot; empty if it can
 * @param holder who runs it, or ran it last
 */
record OtherRun(
        RunId run,
        Optional<RunState> state,
        String trouble,
        ClaimLedger claimLedger,
        List<Claim> claims,
        Optional<LeaseHolder> holder) {

    /** Which of these claims it has as well, by the name that these give the systems. */
    List<Claim> shared(List<Claim> wanted) {
        return state.isEmpty()
                ? wanted
                : wanted.stream()
                        .filter(claim -> claims.stream()
                                .anyMatch(other -> other.reaches().equals(claim.reaches())))
                        .toList();
    }
}
