package dev.cutover.engine.context;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.Amendment;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a question presumes: the steps that a decision names, by default what was done to segments before its step:
 * shifts, and the actions and tasks that name one. A question whose premise is being rolled back is withdrawn, and
 * asked anew once people have decided that the run continues; one whose shifts were guarded by a threshold that is
 * amended is withdrawn and asked anew at once. Stateless.
 */
public final class QuestionPremise {
    private static final Set<Question.Kind> AFTER = Set.of(Question.Kind.AFTER_ROLLBACK);

    private QuestionPremise() {}

    /** Why a rollback of the scope withdraws the questions of a step; empty if it does not touch what they presume. */
    public static Optional<String> withdrawal(Step step, Scope scope, StepContext stepContext) {
        String presumed = of(step, stepContext).stream()
                .filter(one -> isInForce(one, stepContext) && isTouched(one, scope))
                .map(one -> one.id().value())
                .collect(Collectors.joining(", "));
        return presumed.isEmpty()
                ? Optional.empty()
                : Optional.of("rollback of " + stepContext.runbook().nameOf(scope) + ", and the question presumes "
                        + presumed + "; it is asked anew if the run continues");
    }

    /** The same for one question and the rollback that is running; empty if none is. */
    public static Optional<String> withdrawal(Question question, StepContext stepContext) {
        return isBound(question.kind())
                ? stepContext.state().rollbacks().open().stream()
                        .map(RollbackLedger.Entry::scope)
                        .flatMap(scope ->
                                stepContext
                                        .find(question.step())
                                        .flatMap(step -> withdrawal(step, scope, stepContext))
                                        .stream())
                        .findFirst()
                : Optional.empty();
    }

    /** Whether questions of the kind live as long as what they presume; the others are about their own step alone. */
    public static boolean isBound(Question.Kind kind) {
        return switch (kind) {
            case ATTEST, APPROVE, DECIDE, COMMIT -> true;
            case TASK, FAILURE, RED_GATE, BREACH, DRIFT, DOUBT, TRIGGER, AFTER_ROLLBACK, TAKE_BACK, OPENING -> false;
        };
    }

    /**
     * Whether the step has to wait before it asks: its premise is being rolled back or done again, or people decide.
     */
    public static boolean isPending(Step step, StepContext stepContext) {
        boolean touched = stepContext.state().rollbacks().open().stream()
                .anyMatch(open -> withdrawal(step, open.scope(), stepContext).isPresent());
        return touched
                || isDoneAgain(step, stepContext)
                || (stepContext.state().questions().isOpen(AFTER)
                        && !rolledBack(step, stepContext).isEmpty());
    }

    /** A step begins once what it relies on is done: something of that is open again only after a rollback. */
    private static boolean isDoneAgain(Step step, StepContext stepContext) {
        if (stepContext.state().rollbacks().all().isEmpty()) {
            return false;
        }
        var before = stepContext.rollbackPlanner().reliesOn(step.id());
        return of(step, stepContext).stream()
                .anyMatch(one -> before.contains(one.id())
                        && !stepContext.entry(one).state().isSettled());
    }

    /** What the step presumes and was rolled back, by the names of the segments or else of the steps. */
    public static List<String> rolledBack(Step step, StepContext stepContext) {
        if (stepContext.state().rollbacks().all().isEmpty()) {
            return List.of();
        }
        return of(step, stepContext).stream()
                .filter(one -> stepContext.entry(one).state() == StepState.UNDONE)
                .map(one -> one.segment()
                        .map(segment -> stepContext.runbook().nameOf(segment))
                        .orElseGet(() -> one.id().value()))
                .distinct()
                .toList();
    }

    /** The same as part of the basis of a question. */
    public static List<Question.Basis> sights(Step step, StepContext stepContext) {
        return rolledBack(step, stepContext).stream()
                .map(Question.Basis::rolledBack)
                .toList();
    }

    /** Lines below a question: what of that which it presumes was rolled back, or measured by another threshold. */
    public static String background(Step step, StepContext stepContext) {
        var rolledBack = rolledBack(step, stepContext);
        String amended = stepContext.state().amendments().stream()
                .filter(one -> one.amendment() instanceof Amendment.Limit limit
                        && !guardedBy(step, limit.criterion(), stepContext).isEmpty())
                .map(one -> "\nAmended by " + one.by() + ": " + one.what() + ": " + one.before() + " becomes "
                        + one.after())
                .collect(Collectors.joining());
        return (rolledBack.isEmpty() ? "" : "\nRolled back meanwhile: " + String.join(", ", rolledBack)) + amended;
    }

    /** The shifts in force that the step presumes and a criterion has guarded. */
    public static List<StepId> guardedBy(Step step, CriterionId criterion, StepContext stepContext) {
        return of(step, stepContext).stream()
                .filter(one -> isInForce(one, stepContext))
                .filter(one ->
                        one.work() instanceof Work.Shift shift && shift.guard().contains(criterion))
                .map(Step::id)
                .toList();
    }

    private static List<Step> of(Step step, StepContext stepContext) {
        if (step.id().isOfRollback()) {
            return List.of();
        }
        if (step.work() instanceof Work.Decision decision
                && !decision.presumes().isEmpty()) {
            return decision.presumes().stream()
                    .flatMap(id -> stepContext.find(id).stream())
                    .toList();
        }
        var before = stepContext.rollbackPlanner().reliesOn(step.id());
        return stepContext
                .runbook()
                .steps()
                .filter(one -> before.contains(one.id()) && isOfASegment(one))
                .toList();
    }

    /** What a segment has become rests on its shifts, and on the actions and tasks that name it. */
    private static boolean isOfASegment(Step step) {
        boolean acts = step.work() instanceof Work.Action || step.work() instanceof Work.Task;
        return step.work() instanceof Work.Shift || (acts && step.segment().isPresent());
    }

    private static boolean isInForce(Step step, StepContext stepContext) {
        var state = stepContext.entry(step).state();
        return state == StepState.SUCCEEDED || state == StepState.STARTED;
    }

    /** Traffic can be rolled back in part; any other step only as a whole. */
    private static boolean isTouched(Step step, Scope scope) {
        return step.work() instanceof Work.Shift ? scope.touches(step) : scope.covers(step);
    }
}
