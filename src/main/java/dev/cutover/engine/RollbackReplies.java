package dev.cutover.engine;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.AlsoSteps;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.plan.rollback.StepReasonWords;
import dev.cutover.plan.rollback.StepReasons;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.run.Request;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.List;
import java.util.function.Supplier;
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

    /** A refusal if it cannot be done as it is asked for; otherwise what the rule says. */
    RequestVerdict unlessObjected(Request.RollBack back, Supplier<RequestVerdict> rule) {
        if (back.since().filter(stepContext.now()::isBefore).isPresent()) {
            return RequestVerdict.refused("a fault cannot begin in the future");
        }
        return AlsoSteps.objection(stepContext.rollbackPlanner(), stepContext.state(), back.scope())
                .map(RequestVerdict::refused)
                .orElseGet(rule);
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

    /** States what begins to be rolled back and what stays: nothing of it has happened yet. */
    String whatIsRolledBack(Scope scope) {
        var outside = new TrafficOutsideScope(stepContext.runbook(), scope).words(stepContext.state());
        var planner = stepContext.rollbackPlanner();
        var reasons = StepReasons.of(planner, stepContext.state(), ChosenScope.of(scope));
        String stays = Stream.of(
                        planner.of(stepContext.state(), scope).barred(), outside, StepReasonWords.whatStays(reasons))
                .flatMap(List::stream)
                .map(what -> "; " + what)
                .collect(Collectors.joining());
        var runbook = stepContext.runbook();
        boolean isTraffic = outside.isEmpty() && new TrafficOfScope(runbook, scope).isAny();
        String what = isTraffic ? "traffic of " + runbook.nameOf(scope) + " is" : runbook.nameOf(scope, "is", "are");
        int number = stepContext.state().rollbacks().all().size() + 1;
        String back = RollbackNeed.isWithdrawal(planner, stepContext.state(), scope)
                ? RollbackNeed.whyNothing(runbook, stepContext.state(), scope)
                : what + " being rolled back (rollback " + number + ")";
        return back + withdrawn(scope) + stays;
    }

    private String withdrawn(Scope scope) {
        var withdrawn = RollbackNeed.withdrawn(stepContext.runbook(), stepContext.state(), scope);
        return withdrawn.isEmpty()
                ? ""
                : withdrawn.stream()
                        .map(step -> step.id().value())
                        .collect(Collectors.joining(", ", "; what was to be done again is withdrawn: ", ""));
    }
}
