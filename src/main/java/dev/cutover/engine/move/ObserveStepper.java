package dev.cutover.engine.move;

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

/** Keeps criteria under watch for a while. A red one is tolerated only so long as the step says. */
final class ObserveStepper implements Stepper {
    @Override
    public Move next(Step step, Scene scene) {
        var observe = (Work.Observe) step.work();
        var entry = scene.entry(step);
        var until = entry.timer(AttemptTimer.Single.OBSERVE);
        if (until == null) {
            return Move.note(new StepFact.TimerSet(
                    step.id(),
                    entry.attempt(),
                    AttemptTimer.Single.OBSERVE,
                    scene.now().plus(observe.time())));
        }
        if (Breach.last(step, scene).isPresent()) {
            return Breach.takeBack(step, scene);
        }
        long since = entry.startedSeq();
        var red = tooLongRed(step, observe, scene, since);
        if (red.isPresent()) {
            return breach(step, observe, scene, red.orElseThrow());
        }
        if (scene.now().isBefore(until)) {
            return new Move.Wait(until);
        }
        if (Guards.allGreen(observe.criteria(), step, scene, since)) {
            return Finish.with(step, scene, StepFact.How.PLAINLY, Map.of());
        }
        return late(step, observe, scene, until, since);
    }

    /** The time is over and not all is green: a red one may still be within what is tolerated, or data may come. */
    private static Move late(Step step, Work.Observe observe, Scene scene, Instant until, long since) {
        Duration patience = observe.tolerate().plus(step.policy().timeout());
        var end = scene.watched(until).plus(scene.patience(patience));
        if (scene.now().isBefore(end)) {
            return new Move.Wait(end);
        }
        return Move.note(new StepFact.Failed(
                step.id(),
                scene.entry(step).attempt(),
                StepFact.FailureCause.NO_DATA,
                "NO DATA (counts as not green): " + Guards.missing(observe.criteria(), step, scene, since)));
    }

    private static Optional<CriteriaBoard.Reading> tooLongRed(
            Step step, Work.Observe observe, Scene scene, long since) {
        return observe.criteria().stream()
                .flatMap(criterion -> Guards.fresh(criterion, step, scene, since).stream())
                .filter(reading -> reading.sample().verdict() == Verdict.RED)
                .filter(reading -> !Objects.requireNonNull(reading.redSince())
                        .plus(observe.tolerate())
                        .isAfter(scene.now()))
                .findFirst();
    }

    private static Move breach(Step step, Work.Observe observe, Scene scene, CriteriaBoard.Reading reading) {
        if (observe.onBreach() == OnBreach.ROLLBACK && !Requests.isBarred(scene, Scope.of(step.where()))) {
            return Breach.record(step, scene, reading, OnBreach.ROLLBACK);
        }
        return Move.note(new StepFact.Failed(
                step.id(),
                scene.entry(step).attempt(),
                StepFact.FailureCause.BREACH,
                reading.sample().criterion() + " is red: " + SampleJudge.words(reading.sample(), scene)));
    }
}
