package dev.cutover.engine.context;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.run.Question;
import dev.cutover.run.Sighting;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signs of trouble that the record has of a scope, before a rollback of it is decided. Stateless. */
final class FirstSigns {
    private FirstSigns() {}

    /**
     * One sign.
     *
     * @param about the criterion that told, if one did
     * @param firstBad its first bad sample, as far as it is known
     * @param standing whether it still is a reason to roll back; of a sign that is not, only a known fault says that it
     *     belongs to this rollback
     */
    record Sign(Instant at, Sighting.Sign kind, Optional<Watched> about, Optional<Instant> firstBad, boolean standing) {
        static Sign of(Instant at, Sighting.Sign kind) {
            return new Sign(at, kind, Optional.empty(), Optional.empty(), true);
        }
    }

    /** A criterion, and where it was measured; the step that watches it, if one does. */
    record Watched(CriterionId criterion, Segment segment, Optional<Step> by) {}

    /** All of them, in no order. */
    static List<Sign> of(StepContext stepContext, Scope scope) {
        var signs = new ArrayList<Sign>();
        stepContext
                .state()
                .breaches()
                .forEach(event -> breach(event, scope, stepContext).ifPresent(signs::add));
        var faultSigns = stepContext.state().rollbacks().signs();
        faultSigns
                .failed()
                .forEach((id, at) -> stepContext
                        .find(id)
                        .filter(step -> !id.isOfRollback() && concerns(scope, step))
                        .ifPresent(step -> signs.add(Sign.of(at, Sighting.Sign.FAILED_STEP))));
        faultSigns.held().ifPresent(at -> signs.add(Sign.of(at, Sighting.Sign.HOLD)));
        faultSigns.asking().stream()
                .filter(asking -> asking.scope().includes(scope) || scope.includes(asking.scope()))
                .forEach(asking -> signs.add(Sign.of(asking.since(), Sighting.Sign.HOLD)));
        return signs;
    }

    /** A step that has no segment says nothing about a part of the traffic. */
    private static boolean concerns(Scope scope, Step step) {
        boolean isOfPart = !scope.steps().isEmpty() || !step.where().equals(Segment.EVERYTHING);
        return scope.isWholeRun() || (isOfPart && scope.touches(step));
    }

    private static Optional<Sign> breach(Event event, Scope scope, StepContext stepContext) {
        if (event.fact() instanceof CriterionFact.GuardBreached breached) {
            return stepContext
                    .find(breached.step())
                    .filter(scope::touches)
                    .map(step -> sign(
                            event.at(),
                            Sighting.Sign.BREACH,
                            new Watched(breached.criterion(), step.where(), Optional.of(step)),
                            stepContext));
        }
        if (event.fact() instanceof CriterionFact.TriggerFired fired
                && new TrafficOfScope(stepContext.runbook(), scope).touches(fired.segment())) {
            var watched = new Watched(fired.criterion(), fired.segment(), Optional.empty());
            return Optional.of(sign(event.at(), Sighting.Sign.TRIGGER, watched, stepContext));
        }
        return Optional.empty();
    }

    private static Sign sign(Instant at, Sighting.Sign kind, Watched watched, StepContext stepContext) {
        var criteria = stepContext.state().criteria();
        var firstBad = criteria.lastRed(watched.criterion(), watched.segment()).filter(red -> !red.isAfter(at));
        boolean stillBad = criteria.of(watched.criterion(), watched.segment())
                .map(reading -> reading.notGreenSince())
                .filter(since -> !since.isAfter(at))
                .isPresent();
        return new Sign(
                at, kind, Optional.of(watched), firstBad, stillBad || isAnswered(at, watched.segment(), stepContext));
    }

    /** Whether people were asked about it, and have not answered, or answered with a rollback. */
    private static boolean isAnswered(Instant at, Segment where, StepContext stepContext) {
        return stepContext.state().questions().all().stream()
                .filter(entry -> isAboutTrouble(entry.question().kind()))
                .filter(entry -> !entry.asked().isBefore(at) && entry.lapsed() == null)
                .filter(entry -> stepContext
                        .find(entry.question().step())
                        .filter(step -> step.where().equals(where))
                        .isPresent())
                .anyMatch(FirstSigns::isOpenOrRollsBack);
    }

    private static boolean isAboutTrouble(Question.Kind kind) {
        return kind == Question.Kind.BREACH || kind == Question.Kind.TRIGGER;
    }

    private static boolean isOpenOrRollsBack(QuestionLedger.Entry entry) {
        var answer = entry.answer();
        return answer == null || answer.decision().hasChoice(AnswerWord.ROLLBACK);
    }
}
