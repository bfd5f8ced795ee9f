package dev.cutover.run.fact;

import dev.cutover.model.StepId;
import java.util.Optional;

/** The content of an event. Every fact is a record of plain values, so that it can be written and read without loss. */
public sealed interface Fact
        permits RunFact,
                StepFact,
                EffectFact,
                CriterionFact,
                PeopleFact,
                RequestFact,
                RollbackFact,
                EvidenceFact,
                ReconcileFact {

    /** The step that it is about, if it is about one. */
    default Optional<StepId> ofStep() {
        return Optional.empty();
    }

    /** The attempt of the step, counted from 1; 0 where none is meant. */
    default int ofAttempt() {
        return 0;
    }
}
