package dev.cutover.engine.move;

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

    static List<Question> of(Step step, Work.Gate gate, Scene scene) {
        var questions = new ArrayList<Question>();
        var sights = Sights.of(step, gate, scene);
        int number = 0;
        for (var attestation : gate.attest()) {
            number++;
            questions.add(attest(step, number, attestation, sights, scene));
        }
        gate.approve()
                .ifPresent(approval ->
                        approval.by().forEach(role -> questions.add(approve(step, gate, role, sights, scene))));
        return questions;
    }

    private static Question attest(
            Step step, int number, Attestation attestation, List<Question.Basis> sights, Scene scene) {
        int attempt = scene.entry(step).attempt();
        return new Question(
                fresh(step.id() + "/" + attempt + "/attest-" + number, scene),
                step.id(),
                attempt,
                Question.Kind.ATTEST,
                Substitution.of(step, scene).say(attestation.that()),
                List.of(attestation.by()),
                List.of(
                        new Question.Option(AnswerWord.YES, "it is so, signed with your name", Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.NO, "it is not so; the gate does not open", Question.Care.REASON)),
                Sights.digest(sights),
                sights);
    }

    private static Question approve(Step step, Work.Gate gate, RoleId role, List<Question.Basis> sights, Scene scene) {
        int attempt = scene.entry(step).attempt();
        return new Question(
                fresh(step.id() + "/" + attempt + "/approve-" + role, scene),
                step.id(),
                attempt,
                Question.Kind.APPROVE,
                Substitution.of(step, scene).say(step.title()) + "?" + criteria(gate, step, scene),
                List.of(role),
                List.of(
                        new Question.Option(AnswerWord.GO, "the gate opens once all have said go", Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.NO_GO, "the gate stays shut; final for this attempt", Question.Care.REASON)),
                Sights.digest(sights),
                sights);
    }

    /** The id under which the question stands now: asked anew once its answer has lapsed. */
    static String fresh(String id, Scene scene) {
        String candidate = id;
        int again = 1;
        while (scene.state()
                .questions()
                .of(candidate)
                .filter(entry -> entry.lapsed() != null)
                .isPresent()) {
            again++;
            candidate = id + "-" + again;
        }
        return candidate;
    }

    private static String criteria(Work.Gate gate, Step step, Scene scene) {
        if (gate.require().isEmpty()) {
            return "";
        }
        return gate.require().stream()
                .map(id -> scene.state()
                        .criteria()
                        .of(id, step.where())
                        .map(reading -> id + " " + reading.sample().verdict() + " ("
                                + SampleJudge.words(reading.sample(), scene) + ")")
                        .orElse(id + " not sampled"))
                .collect(Collectors.joining(", ", "\n", ""));
    }
}
