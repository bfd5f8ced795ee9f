package dev.cutover.engine.rollback;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps beyond the scope of a rollback that it leaves out, so that nothing closes the old platform by itself under
 * traffic that is back: what has not begun and would close it, and what is to be done again and relies on that. So are
 * shifts to a writer that the rollback has fenced. A person has them done again by a word of their own. Immutable;
 * valid for one moment.
 */
final class LeftOutSteps {
    private final RollbackContext context;
    private final Set<StepId> closing;
    private final List<Step> fenced;

    private LeftOutSteps(RollbackContext context, Set<StepId> closing, List<Step> fenced) {
        this.context = context;
        this.closing = closing;
        this.fenced = fenced;
    }

    /** @param undone the steps that the rollback has undone */
    static LeftOutSteps of(RollbackContext context, Set<StepId> undone) {
        var scope = context.scope();
        if (scope.isWholeRun()) {
            return new LeftOutSteps(context, Set.of(), List.of());
        }
        var runbook = context.stepContext().runbook();
        var fenced = runbook.steps()
                .filter(step -> WriterFences.mayBeOne(step, runbook))
                .filter(step -> undone.contains(step.id()) || isSecondWriter(step, context, undone))
                .toList();
        var planner = context.stepContext().rollbackPlanner();
        var closing = context.stepContext()
                .runbook()
                .steps()
                .filter(step -> context.stepContext().entry(step).state() == StepState.PENDING)
                .filter(step -> !scope.covers(step) && planner.isClosing(scope, step))
                .map(Step::id)
                .collect(Collectors.toUnmodifiableSet());
        return new LeftOutSteps(context, closing, fenced);
    }

    /** Whether the step has yet to make a writer beside the old platform, which the rollback has opened. */
    private static boolean isSecondWriter(Step step, RollbackContext context, Set<StepId> undone) {
        return context.stepContext().entry(step).state() == StepState.PENDING
                && !context.scope().covers(step)
                && context.stepContext().rollbackPlanner().closedFor(context.scope(), step).stream()
                        .anyMatch(undone::contains);
    }

    /** Leaves a step out, as its scope was rolled back. */
    Fact leave(Step step, String more) {
        var runbook = context.stepContext().runbook();
        return new StepFact.Skipped(
                step.id(), 0, runbook.nameOf(context.scope(), "was", "were") + " rolled back" + more);
    }

    /** Leaves a wider step out if it must not go on; empty if it may. */
    Optional<Fact> wider(Step step) {
        if (closing.contains(step.id())) {
            return Optional.of(leave(step, ", and this step would close the old platform under that traffic"));
        }
        if (fenced.contains(step) && context.stepContext().entry(step).state() == StepState.PENDING) {
            return Optional.of(leave(step, ", and this step would make a second writer beside the old platform"));
        }
        if (movesToFenced(step)) {
            return Optional.of(leave(step, ", and this step would move traffic to a system that is fenced for it"));
        }
        var entry = context.stepContext().entry(step);
        if (closing.isEmpty() || entry.state() != StepState.PENDING || !entry.isToBeDoneAgain()) {
            return Optional.empty();
        }
        return context.stepContext().rollbackPlanner().reliesOn(step.id()).stream()
                .filter(closing::contains)
                .sorted(Comparator.comparing(StepId::value))
                .findFirst()
                .map(need -> leave(step, ", and this step relies on '" + need + "', which is left out for it"));
    }

    /**
     * What is fenced writes for no traffic until it is done again. Of a wider shift, what the rollback is of is left
     * out anyway.
     */
    private boolean movesToFenced(Step step) {
        if (fenced.isEmpty()
                || !(step.work() instanceof Work.Shift)
                || context.stepContext().entry(step).state() != StepState.PENDING) {
            return false;
        }
        var below = context.stepContext().rollbackPlanner().reliesOn(step.id());
        return fenced.stream()
                .filter(fence -> below.contains(fence.id()))
                .map(fence -> Scope.of(fence.where()))
                .anyMatch(
                        fence -> fence.touches(step.where()) && !context.scope().includes(fence));
    }

    /**
     * What is left out beyond the scopes of rollbacks, for those who decide how the run continues; empty if nothing.
     */
    static String words(StepContext stepContext, Collection<RollbackLedger.Entry> concluded) {
        var steps = stepContext
                .runbook()
                .steps()
                .filter(step -> stepContext.entry(step).isLeftOutByRollback())
                .filter(step ->
                        concluded.stream().map(RollbackLedger.Entry::scope).noneMatch(scope -> scope.covers(step)))
                .map(step -> step.id().value())
                .toList();
        boolean isOpen = concluded.stream().noneMatch(RollbackLedger.Entry::isParked);
        return steps.isEmpty() ? "" : sentence(steps, isOpen, WriterFences.isNeeded(stepContext.runbook()));
    }

    /** Where traffic was parked, the old platform may be closed. */
    private static String sentence(List<String> steps, boolean isOpen, boolean hasOneWriter) {
        String why = " So that the old platform stays open" + (hasOneWriter ? " and is the only writer" : "") + ", ";
        return (isOpen ? why : " Beyond that, ")
                + String.join(", ", steps)
                + (steps.size() == 1 ? " is" : " are") + " left out; `cutover again` has "
                + (steps.size() == 1 ? "it" : "them") + " done.";
    }
}
