package dev.cutover.console.prompt;

import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.OpeningHeading;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a question is about, and of whom it is asked. Stateless. */
final class QuestionHead {
    private QuestionHead() {}

    /** Two sentences; the second one has the people alone in its brief form. */
    static List<Sentence> of(RunNarrative runNarrative, Question question) {
        var people = runNarrative.names().people(question.of());
        return List.of(
                Sentence.of(
                        Tone.STRONG,
                        OpeningHeading.of(question, runNarrative.state(), runNarrative.names())
                                        .orElse(question.step().value())
                                + ": " + ask(runNarrative, question)),
                new Sentence(
                        Tone.CARE,
                        0,
                        "asked of " + Audience.asked(runNarrative, question),
                        people.isEmpty() ? "" : "(" + String.join(" or ", people) + ")"));
    }

    /** What follows a no begins with who said it and why, without the title of its gate. */
    static String ask(RunNarrative runNarrative, Question question) {
        return no(runNarrative, question)
                .map(said -> said.choice().toUpperCase(Locale.ROOT) + " by " + said.owner() + why(said) + " What now?")
                .orElse(question.ask());
    }

    private static String why(Decision said) {
        String why = said.reason().strip();
        return (why.isEmpty() ? "" : ": " + why) + (why.endsWith(".") || why.endsWith("!") ? "" : ".");
    }

    /** Whether the question asks what follows a no. */
    static boolean tellsOfNo(RunNarrative runNarrative, Question question) {
        return no(runNarrative, question).isPresent();
    }

    private static Optional<Decision> no(RunNarrative runNarrative, Question question) {
        var state = runNarrative.state();
        if (question.kind() != Question.Kind.RED_GATE
                || state.steps().of(question.step()).cause() != StepFact.FailureCause.DECLINED) {
            return Optional.empty();
        }
        return state.questions().ofStep(question.step(), question.attempt()).stream()
                .filter(entry -> entry.lapsed() == null)
                .map(QuestionLedger.Entry::answer)
                .flatMap(Stream::ofNullable)
                .map(answer -> answer.decision())
                .filter(Decision::isNo)
                .findFirst();
    }
}
