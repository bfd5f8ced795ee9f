package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.engine.guard.GuardBreach;
import dev.cutover.engine.guard.Guards;
import dev.cutover.engine.guard.SampleJudge;
import dev.cutover.engine.guard.Sampler;
import dev.cutover.engine.guard.WatchedTime;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.CriteriaBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Watches criteria for a span, longer by what was not watched of it. Red is tolerated only as long as the step says.
 * Stateless.
 */
final class ObserveStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var observe = (Work.Observe) step.work();
        var entry = stepContext.entry(step);
        var until = entry.timer(AttemptTimer.Single.OBSERVE);
        if (until == null) {
            return NextAction.note(new StepFact.TimerSet(
                    step.id(),
                    entry.attempt(),
                    AttemptTimer.Single.OBSERVE,
                    stepContext.now().plus(observe.time())));
        }
        if (GuardBreach.last(step, stepContext).isPresent()) {
            return GuardBreach.rollBack(step, stepContext);
        }
        long since = entry.startedSeq();
        // What was red before a gap may not be so any more: the next sample tells.
        var red = WatchedTime.isGap(step, stepContext)
                ? Optional.<CriteriaBoard.Reading>empty()
                : tooLongRed(step, observe, stepContext, since);
        if (red.isPresent()) {
            return breach(step, observe, stepContext, red.orElseThrow());
        }
        var prolonged = WatchedTime.prolongedByWindow(step, AttemptTimer.Single.OBSERVE, stepContext);
        if (prolonged.isPresent()) {
            return NextAction.note(prolonged.orElseThrow());
        }
        var starved = WatchedTime.starved(step, observe.time(), stepContext);
        if (starved.isPresent()) {
            return failedWithoutData(step, stepContext, starved.orElseThrow());
        }
        if (stepContext.now().isBefore(until)) {
            return new NextAction.Wait(until);
        }
        if (Guards.allGreenAtTheEnd(observe.criteria(), step, stepContext, since)) {
            return StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, Map.of());
        }
        return late(step, observe, stepContext, until, since);
    }

    /** The span has passed and not all is green: red may still be tolerated, or data may arrive. */
    private static NextAction late(
            Step step, Work.Observe observe, StepContext stepContext, Instant until, long since) {
        if (WatchedTime.isGap(step, stepContext)) {
            return new NextAction.Wait(stepContext.now().plus(Sampler.LIMIT));
        }
        Duration patience = observe.tolerate().plus(step.policy().timeout());
        var end = stepContext.watched(until).plus(stepContext.patience(patience));
        if (stepContext.now().isBefore(end)) {
            return new NextAction.Wait(end);
        }
        return failedWithoutData(step, stepContext, Guards.missing(observe.criteria(), step, stepContext, since));
    }

    private static NextAction failedWithoutData(Step step, StepContext stepContext, String missing) {
        return NextAction.note(new StepFact.Failed(
                step.id(),
                stepContext.entry(step).attempt(),
                StepFact.FailureCause.NO_DATA,
                "NO DATA (counts as not green): " + missing));
    }

    private static Optional<CriteriaBoard.Reading> tooLongRed(
            Step step, Work.Observe observe, StepContext stepContext, long since) {
        return observe.criteria().stream()
                .flatMap(criterion -> Guards.fresh(criterion, step, stepContext, since).stream())
                .filter(reading -> reading.sample().verdict() == Verdict.RED)
                .filter(reading -> !Objects.requireNonNull(reading.redSince())
                        .plus(observe.tolerate())
                        .isAfter(stepContext.now()))
                .findFirst();
    }

    private static NextAction breach(
            Step step, Work.Observe observe, StepContext stepContext, CriteriaBoard.Reading reading) {
        if (observe.onBreach() == OnBreach.ROLLBACK && !RunRequests.isBarred(stepContext, Scope.of(step.where()))) {
            return GuardBreach.record(step, stepContext, reading, OnBreach.ROLLBACK);
        }
        return NextAction.note(new StepFact.Failed(
                step.id(),
                stepContext.entry(step).attempt(),
                StepFact.FailureCause.BREACH,
                reading.sample().criterion() + " is red: " + SampleJudge.words(reading.sample(), stepContext)));
    }
}
