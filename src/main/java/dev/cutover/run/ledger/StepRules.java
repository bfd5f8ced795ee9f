package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a step, by its state and the state of the run. Stateless; the states that it is given are not
 * thread-safe.
 */
final class StepRules {
    private static final String ROLLBACK = "rollback";

    private StepRules() {}

    /** Why a step in this state cannot have the fact; null if it can. */
    static @Nullable String unfit(StepLedger.Entry entry, StepFact fact) {
        boolean fits;
        if (fact instanceof StepFact.Started) {
            fits = (entry.state() == StepState.PENDING || entry.state() == StepState.FAILED)
                    && fact.attempt() == entry.attempt() + 1;
        } else if (fact instanceof StepFact.Succeeded succeeded) {
            fits = isUnderWay(entry, fact) || isPassedByPerson(entry, succeeded);
        } else if (fact instanceof StepFact.Skipped) {
            fits = entry.state() != StepState.SUCCEEDED && entry.state() != StepState.STARTED;
        } else if (fact instanceof StepFact.Reopened) {
            fits = entry.state() != StepState.STARTED && entry.state() != StepState.PENDING;
        } else if (fact instanceof StepFact.Withdrawn withdrawn) {
            var before = entry.before();
            fits = before != null && before.state() == withdrawn.state() && fact.attempt() == entry.attempt();
        } else if (fact instanceof StepFact.Undone) {
            fits = entry.state() != StepState.STARTED;
        } else if (fact instanceof StepFact.Failed
                || fact instanceof StepFact.Cancelled
                || fact instanceof StepFact.TimerSet
                || fact instanceof StepFact.StepNote) {
            fits = isUnderWay(entry, fact);
        } else {
            throw new IllegalStateException("no rule for " + fact.getClass());
        }
        return fits
                ? null
                : "step '" + entry.step() + "' is " + entry.state() + " in attempt " + entry.attempt()
                        + ", so it cannot have " + fact;
    }

    private static boolean isUnderWay(StepLedger.Entry entry, StepFact fact) {
        return entry.state() == StepState.STARTED && fact.attempt() == entry.attempt();
    }

    /** A person may pass a failed step: by hand, or by an override. The work itself never succeeds after it failed. */
    private static boolean isPassedByPerson(StepLedger.Entry entry, StepFact.Succeeded fact) {
        boolean byPerson = fact.how() == StepFact.How.BY_HAND || fact.how() == StepFact.How.OVERRIDDEN;
        return entry.state() == StepState.FAILED && byPerson && fact.attempt() == entry.attempt();
    }

    static @Nullable String untimely(FoldedRun state, StepFact fact) {
        var rollbacks = state.rollbacks();
        if (fact instanceof StepFact.Started) {
            int own = fact.step().rollback();
            if (own > 0 && !isOpen(rollbacks, own)) {
                return notUnderWay(own) + ", so its step '" + fact.step() + "' cannot start";
            }
            boolean held = fact.attempt() == 1 && !rollbacks.isAnyOpen();
            return held
                    ? state.held()
                            .map(hold -> "the run is held by " + hold.by() + ", so no step can start")
                            .orElse(null)
                    : null;
        } else if (fact instanceof StepFact.Cancelled) {
            return rollbacks.isAnyOpen() ? null : "no rollback is running that could have stopped it";
        } else if (fact instanceof StepFact.Withdrawn) {
            return rollbacks.isAnyOpen() ? null : "no rollback is running that could have withdrawn it";
        } else if (fact instanceof StepFact.Undone back) {
            return isOpen(rollbacks, back.rollback()) ? null : notUnderWay(back.rollback());
        } else if (fact instanceof StepFact.Succeeded
                || fact instanceof StepFact.Failed
                || fact instanceof StepFact.Skipped
                || fact instanceof StepFact.Reopened
                || fact instanceof StepFact.TimerSet
                || fact instanceof StepFact.StepNote) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    private static boolean isOpen(RollbackLedger rollbacks, int number) {
        return rollbacks.of(number).filter(RollbackLedger.Entry::isOpen).isPresent();
    }

    private static String notUnderWay(int rollback) {
        return "rollback " + rollback + " is not under way";
    }

    /** Why an attempt of a step cannot have reported the fact; null if it can. */
    static @Nullable String withoutAttempt(FoldedRun state, StepId step, int attempt) {
        int newest = state.steps().of(step).attempt();
        if (attempt >= 1 && attempt <= newest) {
            return null;
        }
        return newest == 0
                ? "step '" + step + "' has never started"
                : "step '" + step + "' has had " + newest + (newest == 1 ? " attempt" : " attempts") + ", so attempt "
                        + attempt + " cannot report anything";
    }

    /** Why the fact is refused; null if the runbook has its step, or it names none. */
    static @Nullable String unknown(FoldedRun state, Fact fact) {
        Optional<StepId> step = fact.ofStep();
        boolean known = step.isEmpty()
                || step.orElseThrow().value().isEmpty()
                || state.isKnown(step.orElseThrow())
                || isRollback(state, step.orElseThrow());
        return known ? null : "the runbook has no step '" + step.orElseThrow() + "'";
    }

    /**
     * Whether the id names a rollback itself, which moves traffic and asks how to continue, and not one of its steps.
     */
    private static boolean isRollback(FoldedRun state, StepId step) {
        var all = state.rollbacks().all();
        return step.value().startsWith(ROLLBACK)
                && all.stream()
                        .anyMatch(rollback -> step.value().equals(ROLLBACK)
                                || step.value().equals(ROLLBACK + "-" + rollback.number()));
    }
}
