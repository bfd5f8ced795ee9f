package dev.cutover.engine.step;

import dev.cutover.engine.context.Asking;
import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.RunSummary;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.guard.FailedShift;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Retry;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What follows a failed attempt: retries as the step says, then its {@code on-failure}, by default a question to
 * people. Stateless.
 */
public final class FailurePolicy {
    /** Of a step that says on-failure: retry, and not how often. */
    private static final Retry UNWRITTEN = new Retry(3, Retry.DEFAULT_BACKOFF, false);

    private FailurePolicy() {}

    /** After a reconciliation on its own there is nothing that goes on. */
    private static String goesOn(StepContext stepContext) {
        boolean isAlone = stepContext.state().created().only().isPresent();
        return isAlone ? "" : "it failed, and the runbook continues: ";
    }

    public static NextAction next(Step step, StepContext stepContext) {
        var entry = stepContext.entry(step);
        var guarded = FailedShift.next(step, stepContext);
        if (guarded != null) {
            return guarded;
        }
        if (isAsked(step, entry, stepContext)) {
            return ask(step, entry, stepContext);
        }
        var retry = retry(step, entry, stepContext);
        if (retry instanceof NextAction.Wait || retry instanceof NextAction.Note) {
            return retry;
        }
        return switch (step.policy().onFailure()) {
            // Files say it of no gate now; one that a run has pinned may, and its gate is as closed as any.
            case CONTINUE ->
                step.work() instanceof Work.Gate
                        ? ask(step, entry, stepContext)
                        : NextAction.note(
                                new StepFact.Skipped(step.id(), entry.attempt(), goesOn(stepContext) + entry.why()));
            case ROLLBACK ->
                RunRequests.isUnderWay(stepContext, scope(step))
                        ? new NextAction.Wait(null)
                        : NextAction.note(RunRequests.rollback(
                                stepContext,
                                scope(step),
                                Event.ENGINE,
                                "runbook",
                                "step '" + step.id() + "' " + RunSummary.failure(entry)));
            case ABORT ->
                RunRequests.mustWait(stepContext)
                        ? new NextAction.Wait(null)
                        : NextAction.note(new RunFact.Ended(
                                RunFact.Ending.ABORTED,
                                "step '" + step.id() + "' " + RunSummary.failure(entry),
                                RunSummary.exceptions(stepContext.runbook(), stepContext.state()),
                                RunSummary.counts(stepContext.state())));
            case ASK, RETRY -> ask(step, entry, stepContext);
        };
    }

    private static Scope scope(Step step) {
        return step.segment().map(Scope::of).orElse(Scope.WHOLE_RUN);
    }

    /** People are asked about it already, perhaps by a version whose rules were others: their answer decides. */
    private static boolean isAsked(Step step, StepLedger.Entry entry, StepContext stepContext) {
        return stepContext
                .state()
                .questions()
                .of(questionId(step, entry))
                .filter(known -> known.lapsed() == null)
                .isPresent();
    }

    private static String questionId(Step step, StepLedger.Entry entry) {
        return step.id() + "/" + entry.attempt() + "/failure";
    }

    /**
     * No retry for a person's no, a red gate or drift: trying again would not help. A hold only postpones retries, and
     * so does a need that is done again.
     */
    private static NextAction retry(Step step, StepLedger.Entry entry, StepContext stepContext) {
        var cause = Objects.requireNonNull(entry.cause());
        boolean curable = switch (cause) {
            case SAID_NO, TIMED_OUT, ERROR, NO_DATA, UNREACHABLE, INCOMPLETE -> true;
            case RED, DRIFT, BREACH, DECLINED, MISMATCH -> false;
        };
        boolean written = step.policy().retry().written() || step.policy().onFailure() != OnFailure.RETRY;
        var retry = written ? step.policy().retry() : UNWRITTEN;
        if (!curable || isAnswered(step, cause) || entry.attemptsSinceReopened() > retry.times()) {
            return new NextAction.People();
        }
        if (stepContext.held() || isNeedReopened(step, stepContext)) {
            return new NextAction.Wait(null);
        }
        var due = Objects.requireNonNull(entry.ended()).plus(retry.backoff());
        return stepContext.now().isBefore(due)
                ? new NextAction.Wait(due)
                : NextAction.note(new StepFact.Started(step.id(), entry.attempt() + 1));
    }

    /** Whether what the step relies on is being done again. */
    private static boolean isNeedReopened(Step step, StepContext stepContext) {
        return step.needs().stream()
                .anyMatch(need -> !stepContext.state().steps().of(need).state().isSettled());
    }

    /** A person who says that a task is not done is not asked again by itself. */
    private static boolean isAnswered(Step step, StepFact.FailureCause cause) {
        return step.work() instanceof Work.Task && cause != StepFact.FailureCause.TIMED_OUT;
    }

    private static NextAction ask(Step step, StepLedger.Entry entry, StepContext stepContext) {
        return Asking.once(question(questionId(step, entry), step, entry, stepContext), stepContext, decision -> {
            return decision.endsOrRollsBack() && RunRequests.mustWait(stepContext, decision, Scope.WHOLE_RUN)
                    ? new NextAction.Wait(null)
                    : new NextAction.Note(follow(step, entry, decision, stepContext));
        });
    }

    private static Question question(String id, Step step, StepLedger.Entry entry, StepContext stepContext) {
        boolean gate = step.work() instanceof Work.Gate;
        var options = new ArrayList<Question.Option>();
        options.add(new Question.Option(AnswerWord.RETRY, "start a new attempt", Question.Care.PLAIN));
        if (gate) {
            options.add(new Question.Option(
                    AnswerWord.OVERRIDE,
                    "Open the gate anyway; recorded permanently as an override",
                    Question.Care.REASON));
        } else {
            options.add(new Question.Option(AnswerWord.SKIP, skips(step), Question.Care.REASON));
            step.safety()
                    .byHand()
                    .ifPresent(text -> options.add(new Question.Option(
                            AnswerWord.BY_HAND, "you have done it by hand: " + text, Question.Care.REASON)));
        }
        options.add(new Question.Option(AnswerWord.ROLLBACK, "everything is rolled back", Question.Care.REASON));
        options.add(
                new Question.Option(AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON));
        return new Question(
                id,
                step.id(),
                entry.attempt(),
                gate ? Question.Kind.RED_GATE : Question.Kind.FAILURE,
                Substitution.of(step, stepContext).say(step.title()) + " " + RunSummary.failure(entry),
                EligiblePeople.forStep(step, stepContext.runbook()),
                options,
                "");
    }

    private static String skips(Step step) {
        return step.policy().critical()
                ? "the run continues without it and can only end with exceptions"
                : "the run continues without it";
    }

    private static List<Fact> follow(Step step, StepLedger.Entry entry, Decision decision, StepContext stepContext) {
        String said = decision.byAndWhy();
        return switch (decision.word().orElse(AnswerWord.ABORT)) {
            case RETRY -> List.of(new StepFact.Reopened(step.id(), entry.attempt(), said));
            case OVERRIDE ->
                List.of(new StepFact.Succeeded(
                        step.id(),
                        entry.attempt(),
                        StepFact.How.OVERRIDDEN,
                        Map.of("overridden-by", decision.owner())));
            case SKIP -> List.of(new StepFact.Skipped(step.id(), entry.attempt(), said));
            case BY_HAND -> ByHand.done(step, decision, stepContext);
            case ROLLBACK -> rollBack(decision, stepContext);
            default -> List.of(RunRequests.abort(stepContext, decision));
        };
    }

    /** Once only: if the step is still failed after the rollback, the question has been answered. */
    private static List<Fact> rollBack(Decision decision, StepContext stepContext) {
        return List.of(RunRequests.rollback(
                stepContext, Scope.WHOLE_RUN, decision.owner(), decision.role().value(), decision.reason()));
    }
}
