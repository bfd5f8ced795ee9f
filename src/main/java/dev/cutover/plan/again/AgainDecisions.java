package dev.cutover.plan.again;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;

/** What people have decided to do again. Immutable; the state is not thread-safe. */
public record AgainDecisions(Runbook runbook, RunState state) {

    /** The last decision to do the scope again, or everything, that no rollback of any of it followed. */
    public Optional<QuestionLedger.Dated> standing(Scope scope) {
        return state.questions().decisions().stream()
                .filter(dated -> dated.decision().isAgain() && names(scope, dated))
                .reduce((earlier, later) -> later)
                .filter(dated -> state.rollbacks().all().stream()
                        .filter(rollback -> rollback.seq() > dated.seq())
                        .noneMatch(rollback -> touches(rollback.scope(), scope)));
    }

    private boolean names(Scope scope, QuestionLedger.Dated dated) {
        String subject = dated.decision().subject();
        return subject.equals(nameOf(scope, runbook)) || subject.equals(nameOf(Scope.WHOLE_RUN, runbook));
    }

    private boolean touches(Scope rolledBack, Scope scope) {
        return runbook.steps().anyMatch(step -> scope.covers(step) && rolledBack.touches(step));
    }

    /** What a decision calls the scope. */
    public static String nameOf(Scope scope, Runbook runbook) {
        String name = runbook.nameOf(scope);
        return name.isBlank() ? scope.toString() : name;
    }
}
