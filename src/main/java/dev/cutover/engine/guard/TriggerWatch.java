package dev.cutover.engine.guard;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.ShiftTraffic;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Trigger;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runbook's triggers, watched from the first shift on for every segment that has traffic on the new platform.
 * Stateless.
 */
public final class TriggerWatch {
    private TriggerWatch() {}

    /** The shifts whose segments are watched: those that run, and those that have left traffic on the new platform. */
    static List<Step> shifted(StepContext stepContext) {
        return stepContext.shifts().stream()
                .filter(step -> {
                    var state = stepContext.entry(step).state();
                    return state == StepState.STARTED
                            || state == StepState.SUCCEEDED
                            || state == StepState.FAILED
                            || ShiftTraffic.hasTraffic(step, stepContext);
                })
                .toList();
    }

    /** Whether there is anything that triggers could watch. */
    public static boolean isNeeded(StepContext stepContext) {
        return !stepContext.shifts().isEmpty();
    }

    /**
     * What the triggers ask for now. Of what an open rollback touches they ask nothing until it has finished; elsewhere
     * they hold, ask and roll back.
     */
    public static NextAction next(StepContext stepContext) {
        var open = stepContext.state().rollbacks().open().stream()
                .map(rollback -> rollback.scope())
                .toList();
        Instant soonest = null;
        for (var trigger : triggers(stepContext)) {
            for (var step : shifted(stepContext)) {
                var due = due(trigger, step, stepContext);
                boolean isTakenBack = open.stream().anyMatch(scope -> scope.touches(step));
                if (due == null || isTakenBack) {
                    continue;
                }
                if (stepContext.now().isBefore(due)) {
                    soonest = soonest == null || due.isBefore(soonest) ? due : soonest;
                } else if (!isBehindAGap(trigger, step, stepContext)) {
                    return fire(trigger, step, stepContext);
                }
            }
        }
        return answered(stepContext, soonest);
    }

    private static List<Trigger> triggers(StepContext stepContext) {
        return stepContext.runbook().rollback().map(plan -> plan.triggers()).orElse(List.of());
    }

    /** When a trigger fires, if it stays red until then; null if it is not red, or has fired for that. */
    private static @Nullable Instant due(Trigger trigger, Step step, StepContext stepContext) {
        var reading = stepContext.state().criteria().of(trigger.criterion(), step.where());
        Instant since = reading.map(CriteriaBoard.Reading::redSince).orElse(null);
        return since == null
                        || firedBefore(trigger, step, since, stepContext)
                        || lastsUnseen(trigger, reading.orElseThrow(), stepContext)
                ? null
                : since.plus(trigger.after());
    }

    /** Whether red has to last, and this runner has not yet seen it last. */
    private static boolean lastsUnseen(Trigger trigger, CriteriaBoard.Reading reading, StepContext stepContext) {
        return !trigger.after().isZero() && reading.seq() <= stepContext.state().takenSeq();
    }

    /** Whether red has to last, and its newest sample is too old to say that it has: the next one tells. */
    private static boolean isBehindAGap(Trigger trigger, Step step, StepContext stepContext) {
        var every = trigger.every()
                .orElseGet(() ->
                        WatchedSpan.criterion(trigger.criterion(), stepContext).every());
        return !trigger.after().isZero()
                && stepContext
                        .state()
                        .criteria()
                        .of(trigger.criterion(), step.where())
                        .filter(reading -> reading.at()
                                .plus(WatchedTime.tolerance(every, stepContext))
                                .isBefore(stepContext.now()))
                        .isPresent();
    }

    private static boolean firedBefore(Trigger trigger, Step step, Instant since, StepContext stepContext) {
        return stepContext.state().breaches().stream()
                .anyMatch(event -> event.fact() instanceof CriterionFact.TriggerFired fired
                        && fired.criterion().equals(trigger.criterion())
                        && fired.segment().equals(step.where())
                        && fired.redSince().equals(since)
                        && fired.then() == then(trigger, step, stepContext));
    }

    private static NextAction fire(Trigger trigger, Step step, StepContext stepContext) {
        var reading = stepContext
                .state()
                .criteria()
                .of(trigger.criterion(), step.where())
                .orElseThrow();
        var facts = new ArrayList<Fact>();
        Instant since = Objects.requireNonNull(reading.redSince());
        var then = then(trigger, step, stepContext);
        String why = trigger.criterion() + " is red in " + stepContext.runbook().nameOf(step.where()) + ": "
                + SampleJudge.words(reading.sample(), stepContext);
        switch (then) {
            case ROLLBACK ->
                facts.add(RunRequests.rollback(
                        stepContext,
                        Scope.of(step.where()),
                        "trigger",
                        why,
                        new RunRequests.Span(
                                since, stepContext.now(), trigger.criterion(), step.where(), Optional.empty())));
            case HOLD -> {
                if (!stepContext.held()) {
                    facts.add(new RunFact.Held(Event.ENGINE, why));
                }
            }
            case ASK -> facts.add(new PeopleFact.Asked(question(step, why, stepContext)));
        }
        // Last: a trigger recorded as fired without its request would never ask again.
        facts.add(new CriterionFact.TriggerFired(trigger.criterion(), step.where(), since, then));
        return new NextAction.Note(facts);
    }

    /** Past a point of no return there is no rollback: people are asked. */
    private static Trigger.Then then(Trigger trigger, Step step, StepContext stepContext) {
        boolean back = trigger.then() == Trigger.Then.ROLLBACK;
        return back && RunRequests.isBarred(stepContext, Scope.of(step.where())) ? Trigger.Then.ASK : trigger.then();
    }

    private static Question question(Step step, String why, StepContext stepContext) {
        long asked = stepContext.state().questions().all().stream()
                .filter(entry -> entry.question().kind() == Question.Kind.TRIGGER)
                .count();
        return new Question(
                "trigger-" + (asked + 1),
                step.id(),
                stepContext.entry(step).attempt(),
                Question.Kind.TRIGGER,
                why,
                EligiblePeople.with(dev.cutover.model.Permission.ROLLBACK, stepContext.runbook()),
                List.of(
                        new Question.Option(AnswerWord.GO_ON, "the run continues", Question.Care.REASON),
                        new Question.Option(
                                AnswerWord.ROLLBACK,
                                stepContext.runbook().nameOf(step.where()) + " is rolled back to the old platform",
                                Question.Care.REASON),
                        new Question.Option(
                                AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON)),
                "");
    }

    /** Answers to questions that triggers have put. */
    private static NextAction answered(StepContext stepContext, @Nullable Instant soonest) {
        var questions = stepContext.shifts().stream()
                .flatMap(step -> stepContext.state().questions().ofStep(step.id()).stream())
                .filter(entry -> entry.question().kind() == Question.Kind.TRIGGER && entry.lapsed() == null)
                .toList();
        for (var entry : questions) {
            var answer = entry.answer();
            if (answer == null || answer.decision().hasChoice(AnswerWord.GO_ON)) {
                continue;
            }
            var step = stepContext.find(entry.question().step()).orElseThrow();
            boolean ends = answer.decision().hasChoice(AnswerWord.ABORT);
            if (RunRequests.mustWait(stepContext, answer.decision(), Scope.of(step.where()))) {
                continue;
            }
            if (ends && stepContext.state().endedSeq() < answer.seq()) {
                return NextAction.note(RunRequests.abort(stepContext, answer.decision()));
            }
            // A rollback of another scope, even one decided at the same instant, does not replace this one.
            if (!ends && !stepContext.state().rollbacks().isRequestedSince(answer.seq(), Scope.of(step.where()))) {
                return NextAction.note(RunRequests.rollback(
                        stepContext,
                        Scope.of(step.where()),
                        answer.decision().owner(),
                        answer.decision().role().value(),
                        answer.decision().reason()));
            }
        }
        return new NextAction.Wait(soonest);
    }
}
