package dev.cutover.words;

import dev.cutover.run.EffectState;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;

/** States and causes as parts of sentences. */
public final class Phrases {
    private Phrases() {}

    /** How a run ended. */
    public static String ending(RunFact.Ending ending) {
        return switch (ending) {
            case COMPLETED -> "completed";
            case COMPLETED_WITH_EXCEPTIONS -> "completed with exceptions";
            case ROLLED_BACK -> "rolled back";
            case STOPPED -> "stopped";
            case STUCK -> "stuck";
            case ABORTED -> "aborted, traffic stays where it is";
            case DECLINED -> "declined by a person";
        };
    }

    /**
     * What a run reaches: a run in an environment that is not live is no rehearsal, which {@code cutover rehearse}
     * makes.
     */
    public static String mode(RunState state) {
        return mode(state.created().mode(), state.isRehearsal());
    }

    /** The same, by its mode and whether {@code cutover rehearse} made it. */
    public static String mode(RunFact.Mode mode, boolean rehearsed) {
        return switch (mode) {
            case LIVE -> "live";
            case REHEARSAL -> rehearsed ? "rehearsal" : "not live";
            case DRY_RUN -> "dry-run";
        };
    }

    /** The same of a run that has only begun. */
    public static String mode(RunFact.Created created) {
        return mode(created.mode(), created.scenario().isPresent());
    }

    /** Why an attempt failed. */
    public static String cause(StepFact.FailureCause cause) {
        return switch (cause) {
            case SAID_NO -> "the answer was no";
            case TIMED_OUT -> "timed out";
            case RED -> "a criterion is red";
            case NO_DATA -> "a criterion has no data";
            case DRIFT -> "a system is not in the state that the record expects";
            case BREACH -> "a guard was breached";
            case ERROR -> "an error";
            case DECLINED -> "a person said no";
            case UNREACHABLE -> "unreachable";
            case MISMATCH -> "the two sides differ";
            case INCOMPLETE -> "not everything could be compared";
        };
    }

    /** The state of an effect, to follow its name. */
    public static String state(EffectState state) {
        return switch (state) {
            case INTENDED -> "is under way";
            case IN_DOUBT -> "was started, and its outcome is unknown";
            case UNKNOWN -> "was started, and whether it happened is unknown";
            case DONE -> "is done";
            case NOT_DONE -> "did not happen";
            case POSSIBLE -> "failed, and may have changed something";
        };
    }

    /** A reason as the end of a sentence; nothing if there is none. */
    public static String why(String why) {
        return why.isEmpty() ? "" : ": " + why;
    }

    /** A freeze of ramps, of the scope as it is named. */
    public static String frozen(String scope, RequestFact.RampsFrozen frozen) {
        return "ramps of " + scope + " FROZEN by " + Clean.line(frozen.by()) + " until "
                + Durations.time(frozen.until()) + " while a rollback is asked for";
    }

    /** The reason of a rollback, which may follow the rollback. */
    public static String reason(RollbackLedger.Entry entry, RollbackLedger rollbacks) {
        return rollbacks
                .explained(entry.number())
                .map(RollbackFact.Explained::reason)
                .orElse(entry.requested().reason());
    }
}
