package dev.cutover.engine;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.AlsoSteps;
import dev.cutover.plan.rollback.ChosenScope;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.StepReasonWords;
import dev.cutover.plan.rollback.StepReasons;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.run.Request;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever asks for a rollback is told. Read-only; engine's thread only. */
record RollbackReplies(StepContext stepContext) {

    /** Why it cannot be done as it is asked for; empty if it can. */
    Optional<String> objection(Request.RollBack back) {
        return back.since().filter(stepContext.now()::isBefore).isPresent()
                ? Optional.of("a fault cannot begin in the future")
                : AlsoSteps.objection(stepContext.rollbackPlanner(), stepContext.state(), back.scope());
    }

    /** A person who needs this traffic back must be told at once what delays it. */
    String waitsFor(RollbackLedger.Entry open) {
        String through = "it begins when rollback " + open.number() + " has finished";
        String people = stepContext.state().questions().open().stream()
                .map(QuestionLedger.Entry::question)
                .map(question -> question.of().stream().map(RoleId::value).collect(Collectors.joining(" or ")) + " at "
                        + question.step())
                .collect(Collectors.joining(", "));
        return people.isEmpty()
                ? through
                : through + ", which waits for " + people + ": until they answer, this traffic stays where it is";
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
        return what + " rolled back" + stays;
    }
}
