package dev.cutover.engine;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.RoleId;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever asks for a rollback is told. Read-only; engine's thread only. */
record RollbackReplies(StepContext stepContext) {

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
