package dev.cutover.run.ledger;

import dev.cutover.run.fact.RequestFact;
import org.jspecify.annotations.Nullable;

/**
 * When something can be asked of a run from outside, and be settled. Stateless; the states that it is given are not
 * thread-safe.
 */
final class RequestTransitionRules {
    private RequestTransitionRules() {}

    static @Nullable String unfit(RequestLedger requests, RequestFact fact) {
        if (fact instanceof RequestFact.Received received) {
            return requests.of(received.id()).isPresent() ? "request " + received.id() + " was there before" : null;
        } else if (fact instanceof RequestFact.Settled settled) {
            return requests.of(settled.id())
                            .filter(entry -> entry.settled() == null)
                            .isPresent()
                    ? null
                    : "request " + settled.id() + " is not pending";
        } else if (fact instanceof RequestFact.RampsReleased released) {
            return requests.freezes().stands(released.id()) ? null : "no freeze " + released.id() + " stands";
        } else if (fact instanceof RequestFact.RampsFrozen) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
