package dev.cutover.engine.guard;

import dev.cutover.engine.context.QuestionPremise;
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

/** The questions of a gate: one for each attestation and one for each role's go. Stateless. */
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
                Substitution.of(step, stepContext).say(attestation.that())
                        + QuestionPremise.background(step, stepContext),
                List.of(attestation.by()),
                List.of(
                        new Question.Option(AnswerWord.YES, "confirmed; recorded under your name", Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.NO, "not confirmed; the gate stays closed", Question.Care.REASON)),
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
                Substitution.of(step, stepContext).say(step.title()) + "?" + criteria(gate, step, stepContext)
                        + QuestionPremise.background(step, stepContext),
                List.of(role),
                List.of(
                        new Question.Option(
                                AnswerWord.GO,
                                "approve; the gate opens once every approver has said go",
                                Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.NO_GO,
                                "refuse; the gate stays closed for this attempt",
                                Question.Care.REASON)),
                ApprovalBasis.digest(sights),
                sights);
    }

    /** The current id of the question: it is asked again once its answer has lapsed. */
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
