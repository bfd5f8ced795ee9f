package dev.cutover.run;

import org.jspecify.annotations.Nullable;

/** When something can be asked of a run from outside, and be settled. Stateless and thread-safe. */
final class PetitionRules {
    private PetitionRules() {}

    static @Nullable String unfit(PetitionLedger petitions, PetitionFact fact) {
        if (fact instanceof PetitionFact.Received received) {
            return petitions.of(received.id()).isPresent() ? "petition " + received.id() + " was there before" : null;
        } else if (fact instanceof PetitionFact.Settled settled) {
            return petitions
                            .of(settled.id())
                            .filter(entry -> entry.settled() == null)
                            .isPresent()
                    ? null
                    : "petition " + settled.id() + " is not pending";
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }
}
