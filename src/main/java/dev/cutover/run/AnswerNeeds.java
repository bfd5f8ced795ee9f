package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Choice;
import dev.cutover.model.Runbook;
import dev.cutover.model.Work;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer has to come with: by its own care, and by what the runbook demands of every decision. The one rule for
 * the engine, the prompt, and the lines that {@code cutover decide} prints. Immutable.
 *
 * @param reason whether it needs a reason
 * @param impact whether it needs an impact
 * @param follows whether it counts at once all the same, and what is missing may follow
 */
public record AnswerNeeds(boolean reason, boolean impact, boolean follows) {

    public static AnswerNeeds of(Runbook runbook, Question question, Question.Option option) {
        boolean decides = !isReport(question.kind());
        var demands = runbook.conduct().demands();
        return new AnswerNeeds(
                option.care() == Question.Care.REASON || (decides && demands.reason()),
                option.is(AnswerWord.OVERRIDE) || (decides && demands.impact()),
                rollsBack(runbook, question, option));
    }

    /** Whether answers only report what was done: no decision, and nothing is demanded of them. */
    public static boolean isReport(Question.Kind kind) {
        return kind == Question.Kind.TASK || kind == Question.Kind.TAKE_BACK;
    }

    /** What is missing, as a whole sentence; empty if the answer counts. */
    public Optional<String> missing(String say, String said, String impactSaid) {
        boolean noReason = reason && said.isBlank();
        boolean noImpact = impact && impactSaid.isBlank();
        if (follows || (!noReason && !noImpact)) {
            return Optional.empty();
        }
        String what = noReason && noImpact ? "a reason and an impact" : noReason ? "a reason" : "an impact";
        return Optional.of("'" + say + "' needs " + what + (noImpact ? ": what it may lead to" : ""));
    }

    /** Stop first: a rollback never waits for its reason. */
    private static boolean rollsBack(Runbook runbook, Question question, Question.Option option) {
        if (question.kind() != Question.Kind.DECIDE) {
            return option.is(AnswerWord.ROLLBACK);
        }
        return runbook.allSteps()
                .filter(step -> step.id().equals(question.step().asWritten()))
                .flatMap(step -> step.work() instanceof Work.Decision decision
                        ? decision.choices().stream()
                        : Stream.<Choice>empty())
                .anyMatch(choice -> choice.say().equals(option.say()) && choice.then() instanceof Choice.Then.RollBack);
    }
}
