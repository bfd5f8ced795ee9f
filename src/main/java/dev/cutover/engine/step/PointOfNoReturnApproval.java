package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.RunSummary;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.guard.GateQuestions;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.PointOfNoReturn;
import dev.cutover.model.Step;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The decision before a point of no return. It is durable before the step starts, names what can no longer be undone,
 * and has to be typed. Stateless.
 */
public final class PointOfNoReturnApproval {
    private static final List<Question.Option> OPTIONS = List.of(
            new Question.Option(AnswerWord.COMMIT, "the step starts; it cannot be undone", Question.Care.TYPED),
            new Question.Option(
                    AnswerWord.STOP, "the run ends here; what was done can be rolled back", Question.Care.REASON));

    private PointOfNoReturnApproval() {}

    /**
     * The next action before the start of a step that nobody has declined: a note, a wait for people, or null when it
     * may start.
     */
    public static @org.jspecify.annotations.Nullable NextAction before(Step step, StepContext stepContext) {
        var point = step.safety().pointOfNoReturn();
        if (point.isEmpty()) {
            return null;
        }
        var asked = new ArrayList<Fact>();
        boolean open = false;
        for (var question : questions(step, point.orElseThrow(), stepContext)) {
            var entry = stepContext.state().questions().of(question.id());
            if (entry.isEmpty()) {
                asked.add(new PeopleFact.Asked(question));
                continue;
            }
            open |= entry.orElseThrow().answer() == null;
        }
        if (!asked.isEmpty()) {
            return new NextAction.Note(asked);
        }
        return open ? new NextAction.People() : null;
    }

    /** The end of the run, if somebody did not commit; at once, whether the step could start or not. */
    public static Optional<Fact> declined(Step step, StepContext stepContext) {
        var point = step.safety().pointOfNoReturn();
        return point.stream()
                .flatMap(asked -> questions(step, asked, stepContext).stream())
                .flatMap(question -> stepContext.state().questions().of(question.id()).stream())
                .flatMap(entry -> Optional.ofNullable(entry.answer()).stream())
                .filter(answer -> answer.decision().hasChoice(AnswerWord.STOP))
                .findFirst()
                .map(answer -> declined(answer.decision(), stepContext));
    }

    private static List<Question> questions(Step step, PointOfNoReturn point, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt() + 1;
        return point.approveBy().stream()
                .map(role -> new Question(
                        GateQuestions.fresh(step.id() + "/" + attempt + "/commit-" + role, stepContext),
                        step.id(),
                        attempt,
                        Question.Kind.COMMIT,
                        Substitution.of(step, stepContext)
                                        .say(step.title() + ": no rollback is possible after this. Lost permanently: "
                                                + point.loses())
                                + QuestionPremise.background(step, stepContext),
                        List.of(role),
                        OPTIONS,
                        "",
                        QuestionPremise.sights(step, stepContext)))
                .toList();
    }

    private static Fact declined(Decision decision, StepContext stepContext) {
        return new RunFact.Ended(
                RunFact.Ending.DECLINED,
                decision.owner() + " did not commit: " + decision.reason(),
                RunSummary.exceptions(stepContext.runbook(), stepContext.state()),
                RunSummary.counts(stepContext.state()));
    }
}
