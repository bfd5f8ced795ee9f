package dev.cutover.engine.move;

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
import org.jspecify.annotations.Nullable;

/** The runbook's triggers, watched from the first shift on for every segment that has traffic on the new platform. */
public final class Watch {
    private Watch() {}

    /** The shifts whose segments are watched: those that are at work, and those that have left traffic behind. */
    static List<Step> shifted(Scene scene) {
        return scene.shifts().stream()
                .filter(step -> {
                    var state = scene.entry(step).state();
                    return state == StepState.STARTED
                            || state == StepState.SUCCEEDED
                            || state == StepState.FAILED
                            || ShiftTraffic.hasTraffic(step, scene);
                })
                .toList();
    }

    /** Whether there is anything that triggers could watch. */
    public static boolean isNeeded(Scene scene) {
        return !scene.shifts().isEmpty();
    }

    /**
     * What the triggers ask for now. While a rollback of something else is under way they hold and ask as ever; one
     * that takes back waits until it is through.
     */
    public static Move next(Scene scene) {
        var open = scene.state().rollbacks().open().map(rollback -> rollback.scope());
        Instant soonest = null;
        for (var trigger : triggers(scene)) {
            for (var step : shifted(scene)) {
                var due = due(trigger, step, scene);
                boolean isTakenBack =
                        open.filter(scope -> scope.touches(step.where())).isPresent();
                if (due == null || isTakenBack) {
                    continue;
                }
                if (scene.now().isBefore(due)) {
                    soonest = soonest == null || due.isBefore(soonest) ? due : soonest;
                } else if (open.isEmpty() || then(trigger, step, scene) != Trigger.Then.ROLLBACK) {
                    return fire(trigger, step, scene);
                }
            }
        }
        return open.isPresent() ? new Move.Wait(soonest) : open(scene, soonest);
    }

    private static List<Trigger> triggers(Scene scene) {
        return scene.runbook().rollback().map(plan -> plan.triggers()).orElse(List.of());
    }

    /** When a trigger fires, if it stays red until then; null if it is not red, or has fired for that. */
    private static @Nullable Instant due(Trigger trigger, Step step, Scene scene) {
        var reading = scene.state().criteria().of(trigger.criterion(), step.where());
        Instant since = reading.map(CriteriaBoard.Reading::redSince).orElse(null);
        return since == null
                        || firedBefore(trigger, step, since, scene)
                        || lastsUnseen(trigger, reading.orElseThrow(), scene)
                ? null
                : since.plus(trigger.after());
    }

    /** Whether a trigger is to take the step's segment back as soon as the rollback under way is through. */
    static boolean waitsToTakeBack(Step step, Scene scene) {
        return scene.state().rollbacks().open().isPresent()
                && triggers(scene).stream().anyMatch(trigger -> {
                    var due = due(trigger, step, scene);
                    return due != null
                            && !scene.now().isBefore(due)
                            && then(trigger, step, scene) == Trigger.Then.ROLLBACK;
                });
    }

    /** Whether it has to last, and this runner has not seen yet that it does. */
    private static boolean lastsUnseen(Trigger trigger, CriteriaBoard.Reading reading, Scene scene) {
        return !trigger.after().isZero() && reading.seq() <= scene.state().takenSeq();
    }

    private static boolean firedBefore(Trigger trigger, Step step, Instant since, Scene scene) {
        return scene.state().breaches().stream()
                .anyMatch(event -> event.fact() instanceof CriterionFact.TriggerFired fired
                        && fired.criterion().equals(trigger.criterion())
                        && fired.segment().equals(step.where())
                        && fired.redSince().equals(since)
                        && fired.then() == then(trigger, step, scene));
    }

    private static Move fire(Trigger trigger, Step step, Scene scene) {
        var reading =
                scene.state().criteria().of(trigger.criterion(), step.where()).orElseThrow();
        var facts = new ArrayList<Fact>();
        Instant since = Objects.requireNonNull(reading.redSince());
        var then = then(trigger, step, scene);
        String why =
                trigger.criterion() + " is red in " + step.where() + ": " + SampleJudge.words(reading.sample(), scene);
        switch (then) {
            case ROLLBACK ->
                facts.add(Requests.rollback(
                        scene, Scope.of(step.where()), "trigger", why, new Requests.Span(since, scene.now())));
            case HOLD -> {
                if (!scene.held()) {
                    facts.add(new RunFact.Held(Event.ENGINE, why));
                }
            }
            case ASK -> facts.add(new PeopleFact.Asked(question(step, why, scene)));
        }
        // Last: a trigger that has fired, without what it asks for, would never ask again.
        facts.add(new CriterionFact.TriggerFired(trigger.criterion(), step.where(), since, then));
        return new Move.Note(facts);
    }

    /** Behind a point of no return there is no way back to take: people are asked. */
    private static Trigger.Then then(Trigger trigger, Step step, Scene scene) {
        boolean back = trigger.then() == Trigger.Then.ROLLBACK;
        return back && Requests.isBarred(scene, Scope.of(step.where())) ? Trigger.Then.ASK : trigger.then();
    }

    private static Question question(Step step, String why, Scene scene) {
        long asked = scene.state().questions().all().stream()
                .filter(entry -> entry.question().kind() == Question.Kind.TRIGGER)
                .count();
        return new Question(
                "trigger-" + (asked + 1),
                step.id(),
                scene.entry(step).attempt(),
                Question.Kind.TRIGGER,
                why,
                Speakers.with(dev.cutover.model.Permission.ROLLBACK, scene.runbook()),
                List.of(
                        new Question.Option(AnswerWord.GO_ON, "the run goes on", Question.Care.REASON),
                        new Question.Option(
                                AnswerWord.ROLLBACK,
                                step.where() + " goes back to the old platform",
                                Question.Care.REASON),
                        new Question.Option(
                                AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON)),
                "");
    }

    /** Answers to questions that triggers have put. */
    private static Move open(Scene scene, @Nullable Instant soonest) {
        var questions = scene.shifts().stream()
                .flatMap(step -> scene.state().questions().ofStep(step.id()).stream())
                .filter(entry -> entry.question().kind() == Question.Kind.TRIGGER && entry.lapsed() == null)
                .toList();
        for (var entry : questions) {
            var answer = entry.answer();
            if (answer == null || answer.decision().says(AnswerWord.GO_ON)) {
                continue;
            }
            var step = scene.find(entry.question().step()).orElseThrow();
            boolean ends = answer.decision().says(AnswerWord.ABORT);
            if (ends && scene.state().endedSeq() < answer.seq()) {
                return Move.note(Requests.abort(scene, answer.decision()));
            }
            if (!ends && !isTakenBackSince(answer.seq(), step, scene)) {
                return Move.note(Requests.rollback(
                        scene,
                        Scope.of(step.where()),
                        answer.decision().owner(),
                        answer.decision().role().value(),
                        answer.decision().reason()));
            }
        }
        return new Move.Wait(soonest);
    }

    /** A rollback of something else, decided at the same instant perhaps, does not do what this one was to do. */
    private static boolean isTakenBackSince(long seq, Step step, Scene scene) {
        return scene.state().rollbacks().all().stream()
                .anyMatch(rollback -> rollback.seq() > seq && rollback.scope().includes(Scope.of(step.where())));
    }
}
