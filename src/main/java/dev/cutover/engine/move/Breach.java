package dev.cutover.engine.move;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A broken guard: recorded once, then put to the people, or answered by a rollback. */
final class Breach {
    private Breach() {}

    /** Breaches of the step's present attempt, in order. */
    static List<Event> of(Step step, Scene scene) {
        int attempt = scene.entry(step).attempt();
        return scene.state().breaches().stream()
                .filter(event -> event.fact() instanceof CriterionFact.GuardBreached breached
                        && breached.step().equals(step.id())
                        && breached.attempt() == attempt)
                .toList();
    }

    static Optional<Event> last(Step step, Scene scene) {
        var all = of(step, scene);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Records the breach; where the step says rollback, that is requested in the same breath if it can be. */
    static Move record(Step step, Scene scene, CriteriaBoard.Reading reading, OnBreach then) {
        var facts = new ArrayList<Fact>();
        var sample = reading.sample();
        var breached = new CriterionFact.GuardBreached(
                step.id(), scene.entry(step).attempt(), sample.criterion(), SampleJudge.words(sample, scene), then);
        facts.add(breached);
        if (then == OnBreach.ROLLBACK && !Requests.mustWait(scene)) {
            var since = reading.redSince() == null ? reading.at() : reading.redSince();
            facts.add(rollback(step, scene, breached, since, scene.now()));
        }
        return new Move.Note(facts);
    }

    /**
     * The rollback that a recorded breach asks for, once no other one is under way: a step that still runs after one
     * was not in its scope.
     */
    static Move takeBack(Step step, Scene scene) {
        if (Requests.mustWait(scene)) {
            return new Move.Wait(null);
        }
        var event = last(step, scene).orElseThrow();
        var breached = (CriterionFact.GuardBreached) event.fact();
        var since = scene.state()
                .criteria()
                .of(breached.criterion(), step.where())
                .map(CriteriaBoard.Reading::redSince)
                .filter(red -> red.isBefore(event.at()))
                .orElse(event.at());
        return Move.note(rollback(step, scene, breached, since, event.at()));
    }

    private static Fact rollback(
            Step step, Scene scene, CriterionFact.GuardBreached breached, Instant since, Instant noticed) {
        String why = breached.criterion() + " broke its guard: " + breached.value();
        return Requests.rollback(scene, Scope.of(step.where()), "guard", why, new Requests.Span(since, noticed));
    }

    /** The question that a breach puts, number {@code count} of the attempt. */
    static String questionId(Step step, Scene scene, int count) {
        return step.id() + "/" + scene.entry(step).attempt() + "/breach-" + count;
    }

    static Optional<QuestionLedger.Entry> asked(Step step, Scene scene, int count) {
        return scene.state().questions().of(questionId(step, scene, count));
    }

    /**
     * What is left of the breaches of a step that has failed since: a word that turns the run is followed all the same,
     * and what nobody has answered is not asked any more, since the failure is. Null if nothing is left.
     */
    static @Nullable Move afterFailure(Step step, Scene scene) {
        int count = of(step, scene).size();
        var asked = asked(step, scene, count);
        if (asked.isEmpty() || asked.orElseThrow().lapsed() != null) {
            return null;
        }
        var answer = asked.orElseThrow().answer();
        if (answer == null) {
            return Move.note(new PeopleFact.Lapsed(questionId(step, scene, count), "the step has failed"));
        }
        var decision = answer.decision();
        boolean turns = decision.turns();
        boolean followed = isFollowed(step, scene, count);
        if (!turns || followed) {
            return null;
        }
        if (Requests.mustWait(scene)) {
            return new Move.Wait(null);
        }
        return Move.note(
                decision.says(AnswerWord.ABORT)
                        ? Requests.abort(scene, decision)
                        : Requests.rollback(
                                scene,
                                Scope.of(step.where()),
                                decision.owner(),
                                decision.role().value(),
                                decision.reason()));
    }

    /** Whether what breach number {@code count} of the attempt asked for is done. */
    static boolean isFollowed(Step step, Scene scene, int count) {
        return scene.entry(step).notes(AttemptNote.BreachFollowed.class).anyMatch(note -> note.breach() == count);
    }

    static Move ask(Step step, Scene scene, int count, String why, boolean canStepBack) {
        var options = new ArrayList<Question.Option>();
        options.add(new Question.Option(
                AnswerWord.WAIT, "traffic stays here; the hold begins anew, and red asks again", Question.Care.PLAIN));
        if (canStepBack) {
            options.add(new Question.Option(AnswerWord.STEP_BACK, "back to the weight before", Question.Care.PLAIN));
        }
        options.add(new Question.Option(
                AnswerWord.OVERRIDE, "go on anyway; recorded permanently as an override", Question.Care.REASON));
        options.add(new Question.Option(
                AnswerWord.ROLLBACK, step.where() + " goes back to the old platform", Question.Care.REASON));
        options.add(
                new Question.Option(AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON));
        return Move.note(new PeopleFact.Asked(new Question(
                questionId(step, scene, count),
                step.id(),
                scene.entry(step).attempt(),
                Question.Kind.BREACH,
                Substitution.of(step, scene).say(step.title()) + ": " + why,
                Speakers.forStep(step, scene.runbook()),
                options,
                "")));
    }
}
