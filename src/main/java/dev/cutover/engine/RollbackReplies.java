package dev.cutover.engine;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever asks for a rollback is told. Read-only; engine's thread only. */
record RollbackReplies(StepContext stepContext) {

    /** What a rollback that begins beside open ones takes over, and what it waits for; empty if neither. */
    String beside(Scope scope) {
        var rollbacks = stepContext.state().rollbacks();
        var sharedWork = new SharedWork(
                stepContext.rollbackPlanner(),
                stepContext.state(),
                rollbacks.all().size() + 1,
                scope);
        var narrower =
                sharedWork.narrower().stream().map(RollbackLedger.Entry::number).collect(Collectors.toSet());
        var takes = sharedWork.narrower().stream()
                .map(open -> "; it takes over rollback " + open.number() + " of "
                        + stepContext.runbook().nameOf(open.scope()));
        var waits = sharedWork.shared().stream()
                .filter(shared -> !narrower.contains(shared.rollback()))
                .map(shared -> "; it waits for " + shared.words());
        return Stream.concat(takes, waits).collect(Collectors.joining());
    }

    boolean isNothing(Scope scope) {
        var planner = stepContext.rollbackPlanner();
        return RollbackNeed.isNothing(planner, stepContext.state(), scope)
                && planner.of(stepContext.state(), scope).barred().isEmpty();
    }

    /** A person who wanted to stop the run must not take this for a stop. */
    String nothingOf(Scope scope) {
        boolean goesOn = stepContext.state().ended().isEmpty();
        return "nothing to roll back: " + RollbackNeed.whyNothing(stepContext.runbook(), stepContext.state(), scope)
                + (goesOn ? "; the run stays as it was: hold or abort it to stop it" : "");
    }

    /** States what is rolled back and what stays. */
    String whatIsRolledBack(Scope scope) {
        var outside = new TrafficOutsideScope(stepContext.runbook(), scope).words(stepContext.state());
        String stays = Stream.concat(
                        stepContext.rollbackPlanner().of(stepContext.state(), scope).barred().stream()
                                .map(Object::toString),
                        outside.stream())
                .map(what -> "; " + what)
                .collect(Collectors.joining());
        var runbook = stepContext.runbook();
        String what =
                outside.isEmpty() ? "traffic of " + runbook.nameOf(scope) + " is" : runbook.nameOf(scope, "is", "are");
        return what + " rolled back" + stays;
    }
}
