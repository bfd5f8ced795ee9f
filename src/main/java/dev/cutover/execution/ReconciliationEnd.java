package dev.cutover.execution;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.ReconciliationLedger;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/** How a run that is a reconciliation on its own has come out. Stateless. */
public final class ReconciliationEnd {
    private ReconciliationEnd() {}

    /** The result of its step's last attempt; empty if that has none. */
    public static Optional<ReconcileFact.Reconciled> result(RunState state) {
        return state.created()
                .only()
                .map(RunFact.OnlyStep::step)
                .flatMap(step -> {
                    var entry = state.reconciliations().of(step);
                    return entry.result(state.steps().of(step).attempt());
                })
                .map(ReconciliationLedger.Result::fact);
    }

    /**
     * The exit code of a process for a run that has ended: {@link ExitCode#INCOMPLETE} unless everything was compared,
     * else whether it has passed.
     */
    public static ExitCode code(RunState state) {
        return result(state)
                .filter(fact -> fact.result().isWhole())
                .map(fact -> fact.passed() ? ExitCode.DONE : ExitCode.HALTED)
                .orElse(ExitCode.INCOMPLETE);
    }

    /** Why it has not passed; empty if it has. */
    public static String why(RunState state) {
        if (result(state).filter(ReconcileFact.Reconciled::passed).isPresent()) {
            return "";
        }
        return state.created()
                .only()
                .map(only -> state.steps().of(only.step()).why())
                .filter(why -> !why.isBlank())
                .or(() -> state.ended().map(RunFact.Ended::why))
                .orElse("it was left before it had a result");
    }
}
