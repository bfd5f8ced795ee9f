package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.fact.RunFact;
import java.util.Optional;

/** A run as far as its events are folded: all that the transition rules ask about it. Each answer is at hand. */
interface FoldedRun {
    /** Whether the run was not even created. */
    boolean isEmpty();

    /** Whether the last runner stopped on purpose, and none has come since. */
    boolean isLeft();

    /** Whether the run's runbook has the step; true of every step if the runbook is not known. */
    boolean isKnown(StepId step);

    /** The runner that took the run last and has not released it; it may be dead. */
    Optional<RunFact.LeaseTaken> runner();

    Optional<RunFact.Held> held();

    Optional<RunFact.Ended> ended();

    StepLedger steps();

    EffectLedger effects();

    QuestionLedger questions();

    RollbackLedger rollbacks();

    RequestLedger requests();

    ReconciliationLedger reconciliations();

    /** The number of the last event; 0 before the first. */
    long seq();
}
