package dev.cutover.yaml.check;

import dev.cutover.model.Choice;
import dev.cutover.model.Permission;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Set;

/** A choice of a decision must lead forward, and its role must have the permission for it. */
final class DecisionCheck {
    private DecisionCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        checkedRunbook.runbook().steps().forEach(step -> {
            if (step.work() instanceof Work.Decision decision) {
                decision.choices().forEach(choice -> check(step, decision, choice, checkedRunbook));
                decision.presumes().forEach(presumed -> checkPresumed(step, presumed, checkedRunbook));
            }
        });
    }

    /** What a question takes for granted must be done before it is asked. */
    private static void checkPresumed(Step step, StepId presumed, CheckedRunbook checkedRunbook) {
        if (checkedRunbook.isOrdered()
                && !checkedRunbook
                        .needsGraph()
                        .precedes(presumed.value(), step.id().value())) {
            checkedRunbook.problem(
                    step.id(),
                    "presumes",
                    "the decision presumes " + QuotedText.name(presumed.value()) + ", which is not done before it",
                    "add " + presumed + " to the needs of " + step.id() + ", or leave it out");
        }
    }

    private static void check(Step step, Work.Decision decision, Choice choice, CheckedRunbook checkedRunbook) {
        if (choice.then() instanceof Choice.Then.GoTo goTo) {
            String target = goTo.step().value();
            if (checkedRunbook.isOrdered()
                    && !checkedRunbook.needsGraph().precedes(step.id().value(), target)) {
                checkedRunbook.problem(
                        step.id(),
                        "choices",
                        "the choice " + QuotedText.name(choice.say()) + " leads to " + QuotedText.name(target)
                                + ", which does not wait for this decision",
                        "a decision leads forward: add " + step.id() + " to the needs of " + target
                                + ", or to those of a step before it");
            }
        } else if (choice.then() instanceof Choice.Then.RollBack) {
            GateCheck.permitted(step.id(), "by", Set.of(decision.by()), Permission.ROLLBACK, checkedRunbook);
        } else if (choice.then() instanceof Choice.Then.Abort) {
            GateCheck.permitted(step.id(), "by", Set.of(decision.by()), Permission.ABORT, checkedRunbook);
        } else if (!(choice.then() instanceof Choice.Then.Continue)) {
            throw new IllegalStateException("no check for " + choice.then().getClass());
        }
    }
}
