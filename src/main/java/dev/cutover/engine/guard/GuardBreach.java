package dev.cutover.engine.guard;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
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

/** A breached guard: recorded once, then put to people, or answered by a rollback. Stateless. */
public final class GuardBreach {
    private GuardBreach() {}

    /** Breaches of the step's present attempt, in order. */
    public static List<Event> of(Step step, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        return stepContext.state().breaches().stream()
                .filter(event -> event.fact() instanceof CriterionFact.GuardBreached breached
                        && breached.step().equals(step.id())
                        && breached.attempt() == attempt)
                .toList();
    }

    public static Optional<Event> last(Step step, StepContext stepContext) {
        var all = of(step, stepContext);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Records the breach; where the step says rollback, that is requested with the same write if possible. */
    public static NextAction record(Step step, StepContext stepContext, CriteriaBoard.Reading reading, OnBreach then) {
        var facts = new ArrayList<Fact>();
        var sample = reading.sample();
        var breached = new CriterionFact.GuardBreached(
                step.id(),
                stepContext.entry(step).attempt(),
                sample.criterion(),
                SampleJudge.words(sample, stepContext),
                then);
        facts.add(breached);
        if (then == OnBreach.ROLLBACK && !RunRequests.isUnderWay(stepContext, Scope.of(step.where()))) {
            var since = reading.redSince() == null ? reading.at() : reading.redSince();
            facts.add(rollback(step, stepContext, breached, since, stepContext.now()));
        }
        return new NextAction.Note(facts);
    }

    /**
     * The rollback that a recorded breach asks for, once no other one of the same scope is running: a step that still
     * runs after a rollback was not in its scope.
     */
    public static NextAction rollBack(Step step, StepContext stepContext) {
        if (RunRequests.isUnderWay(stepContext, Scope.of(step.where()))) {
            return new NextAction.Wait(null);
        }
        var event = last(step, stepContext).orElseThrow();
        var breached = (CriterionFact.GuardBreached) event.fact();
        var since = stepContext
                .state()
                .criteria()
                .of(breached.criterion(), step.where())
                .map(CriteriaBoard.Reading::redSince)
                .filter(red -> red.isBefore(event.at()))
                .orElse(event.at());
        return NextAction.note(rollback(step, stepContext, breached, since, event.at()));
    }

    private static Fact rollback(
            Step step, StepContext stepContext, CriterionFact.GuardBreached breached, Instant since, Instant noticed) {
        String why = breached.criterion() + " breached the guard: " + breached.value();
        var span = new RunRequests.Span(since, noticed, breached.criterion(), step.where(), Optional.of(step));
        return RunRequests.rollback(stepContext, Scope.of(step.where()), "guard", why, span);
    }

    /** The question of a breach, number {@code count} of the attempt. */
    static String questionId(Step step, StepContext stepContext, int count) {
        return step.id() + "/" + stepContext.entry(step).attempt() + "/breach-" + count;
    }

    public static Optional<QuestionLedger.Entry> asked(Step step, StepContext stepContext, int count) {
        return stepContext.state().questions().of(questionId(step, stepContext, count));
    }

    /**
     * What remains of the breaches of a step that has failed since, or whose traffic has gone back: an answer that asks
     * for a rollback or an abort is still followed, and an open question is withdrawn. Null if nothing is left.
     *
     * @param why what has become of the step, which the question would be about
     */
    public static @Nullable NextAction left(Step step, StepContext stepContext, String why) {
        int count = of(step, stepContext).size();
        var asked = asked(step, stepContext, count);
        if (asked.isEmpty() || asked.orElseThrow().lapsed() != null) {
            return null;
        }
        var answer = asked.orElseThrow().answer();
        if (answer == null) {
            return NextAction.note(new PeopleFact.Lapsed(questionId(step, stepContext, count), why));
        }
        var decision = answer.decision();
        boolean turns = decision.endsOrRollsBack();
        boolean followed = isFollowed(step, stepContext, count);
        if (!turns || followed) {
            return null;
        }
        if (RunRequests.mustWait(stepContext, decision, Scope.of(step.where()))) {
            return new NextAction.Wait(null);
        }
        return NextAction.note(
                decision.hasChoice(AnswerWord.ABORT)
                        ? RunRequests.abort(stepContext, decision)
                        : RunRequests.rollback(
                                stepContext,
                                Scope.of(step.where()),
                                decision.owner(),
                                decision.role().value(),
                                decision.reason()));
    }

    /** Whether what breach number {@code count} of the attempt asked for is done. */
    public static boolean isFollowed(Step step, StepContext stepContext, int count) {
        return stepContext.entry(step).notes(AttemptNote.BreachFollowed.class).anyMatch(note -> note.breach() == count);
    }

    public static NextAction ask(Step step, StepContext stepContext, int count, String why, boolean canStepBack) {
        var options = new ArrayList<Question.Option>();
        options.add(new Question.Option(
                AnswerWord.WAIT,
                "traffic stays here; the soak starts again, and the next red asks again",
                Question.Care.PLAIN));
        if (canStepBack) {
            options.add(
                    new Question.Option(AnswerWord.STEP_BACK, "return to the previous weight", Question.Care.PLAIN));
        }
        options.add(new Question.Option(
                AnswerWord.OVERRIDE, "continue anyway; recorded permanently as an override", Question.Care.REASON));
        options.add(new Question.Option(
                AnswerWord.ROLLBACK,
                stepContext.runbook().nameOf(step.where()) + " is rolled back to the old platform",
                Question.Care.REASON));
        options.add(
                new Question.Option(AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON));
        return NextAction.note(new PeopleFact.Asked(new Question(
                questionId(step, stepContext, count),
                step.id(),
                stepContext.entry(step).attempt(),
                Question.Kind.BREACH,
                Substitution.of(step, stepContext).say(step.title()) + ": " + why,
                EligiblePeople.forStep(step, stepContext.runbook()),
                options,
                "")));
    }
}
