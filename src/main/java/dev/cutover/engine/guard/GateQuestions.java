package dev.cutover.engine.guard;

import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Attestation;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a gate asks of people: each attestation and each role's go is a question of its own. */
public final class GateQuestions {
    private GateQuestions() {}

    public static List<Question> of(Step step, Work.Gate gate, StepContext stepContext) {
        var questions = new ArrayList<Question>();
        var sights = ApprovalBasis.of(step, gate, stepContext);
        int number = 0;
        for (var attestation : gate.attest()) {
            number++;
            questions.add(attest(step, number, attestation, sights, stepContext));
        }
        gate.approve()
                .ifPresent(approval ->
                        approval.by().forEach(role -> questions.add(approve(step, gate, role, sights, stepContext))));
        return questions;
    }

    private static Question attest(
            Step step, int number, Attestation attestation, List<Question.Basis> sights, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        return new Question(
                fresh(step.id() + "/" + attempt + "/attest-" + number, stepContext),
                step.id(),
                attempt,
                Question.Kind.ATTEST,
                Substitution.of(step, stepContext).say(attestation.that()),
                List.of(attestation.by()),
                List.of(
                        new Question.Option(AnswerWord.YES, "it is so, signed with your name", Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.NO, "it is not so; the gate does not open", Question.Care.REASON)),
                ApprovalBasis.digest(sights),
                sights);
    }

    private static Question approve(
            Step step, Work.Gate gate, RoleId role, List<Question.Basis> sights, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        return new Question(
                fresh(step.id() + "/" + attempt + "/approve-" + role, stepContext),
                step.id(),
                attempt,
                Question.Kind.APPROVE,
                Substitution.of(step, stepContext).say(step.title()) + "?" + criteria(gate, step, stepContext),
                List.of(role),
                List.of(
                        new Question.Option(AnswerWord.GO, "the gate opens once all have said go", Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.NO_GO, "the gate stays shut; final for this attempt", Question.Care.REASON)),
                ApprovalBasis.digest(sights),
                sights);
    }

    /** The id under which the question stands now: asked anew once its answer has lapsed. */
    public static String fresh(String id, StepContext stepContext) {
        String candidate = id;
        int again = 1;
        while (stepContext
                .state()
                .questions()
                .of(candidate)
                .filter(entry -> entry.lapsed() != null)
                .isPresent()) {
            again++;
            candidate = id + "-" + again;
        }
        return candidate;
    }

    private static String criteria(Work.Gate gate, Step step, StepContext stepContext) {
        if (gate.require().isEmpty()) {
            return "";
        }
        return gate.require().stream()
                .map(id -> stepContext
                        .state()
                        .criteria()
                        .of(id, step.where())
                        .map(reading -> id + " " + reading.sample().verdict() + " ("
                                + SampleJudge.words(reading.sample(), stepContext) + ")")
                        .orElse(id + " not sampled"))
                .collect(Collectors.joining(", ", "\n", ""));
    }
}
