package dev.cutover.cli.watch;

import dev.cutover.cli.view.OpenQuestionsPage;
import dev.cutover.console.prompt.QuestionBrief;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.engine.operator.AnswerLines;
import dev.cutover.model.Authority;
import dev.cutover.query.moment.RollCall;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.OpeningHeading;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked of a role, since when and until when, and the commands that answer it. Not thread-safe: reads the run.
 */
final class RolePage {
    private final RunNarrative runNarrative;
    private final Instant now;
    private final RoleQuestions roleQuestions;
    private final AnswerLines answerLines;

    /**
     * As of a moment.
     *
     * @param where the options that lead a command to the run and its home
     */
    RolePage(RunNarrative runNarrative, Instant now, RoleQuestions roleQuestions, RunId run, String where) {
        this.runNarrative = runNarrative;
        this.now = now;
        this.roleQuestions = roleQuestions;
        this.answerLines = new AnswerLines(run, runNarrative.state(), runNarrative.runbook(), where);
    }

    /** All that is asked; one sentence if nothing is. */
    List<Sentence> sentences() {
        var open = roleQuestions.open(runNarrative.state(), runNarrative.runbook());
        var sentences = new ArrayList<Sentence>();
        if (open.isEmpty()) {
            sentences.add(new Sentence(Tone.GOOD, 0, "nothing is asked of " + who()));
        }
        for (var entry : open) {
            if (!sentences.isEmpty()) {
                sentences.add(new Sentence(Tone.PLAIN, 0, ""));
            }
            sentences.addAll(of(entry));
        }
        return sentences;
    }

    private String who() {
        var authority = Authority.of(runNarrative.runbook());
        var people = authority.people(roleQuestions.role());
        var deputies = authority.peopleOrDeputies(roleQuestions.role()).stream()
                .filter(person -> !people.contains(person))
                .toList();
        return runNarrative.names().role(roleQuestions.role())
                + (deputies.isEmpty() ? "" : ", deputies " + Clean.line(String.join(", ", deputies)));
    }

    /** One question with its answers. */
    private List<Sentence> of(QuestionLedger.Entry entry) {
        var question = entry.question();
        var sentences = new ArrayList<Sentence>();
        String head = OpeningHeading.of(question, runNarrative.state(), runNarrative.names())
                .orElse(question.step().value());
        sentences.add(new Sentence(Tone.STRONG, 0, Clean.line(head + ": " + question.ask())));
        sentences.add(new Sentence(Tone.CARE, 2, asked(entry)));
        new QuestionBrief(runNarrative, now, false)
                .of(question)
                .ifPresent(brief -> sentences.add(new Sentence(brief.tone(), 2, brief.words())));
        for (var option : question.choices()) {
            var care = OpenQuestionsPage.care(option, question, runNarrative.names());
            sentences.add(new Sentence(Tone.PLAIN, 2, Clean.line(option.say() + ": " + option.does() + care)));
            answerLines
                    .of(entry, at(question), option, "")
                    .forEach(line -> sentences.add(new Sentence(Tone.QUIET, 4, Clean.line(line))));
        }
        return sentences;
    }

    /** The step, or the question's id where the step has asked several. */
    private String at(Question question) {
        boolean several = runNarrative.state().questions().open().stream()
                        .filter(other -> other.question().step().equals(question.step()))
                        .count()
                > 1;
        return several ? question.id() : question.step().value();
    }

    private String asked(QuestionLedger.Entry entry) {
        String since = "asked " + ago(entry.asked()) + " ago, at " + Durations.time(entry.asked()) + " UTC";
        String handedOn = entry.standIns().isEmpty()
                ? ""
                : ", also of "
                        + entry.standIns().stream()
                                .map(one -> one.person())
                                .distinct()
                                .collect(Collectors.joining(", "));
        return Clean.line(since + handedOn + next(entry).orElse(""));
    }

    private Optional<String> next(QuestionLedger.Entry entry) {
        return new RollCall(runNarrative.runbook(), runNarrative.state())
                .calls().stream()
                        .filter(call ->
                                call.question().id().equals(entry.question().id()))
                        .findFirst()
                        .flatMap(RollCall.Call::next)
                        .map(next -> ", until " + Durations.time(next.at()) + " (" + left(next.at())
                                + "); then also of " + String.join(", ", next.people()));
    }

    private String left(Instant until) {
        return until.isAfter(now) ? "in " + Durations.words(seconds(Duration.between(now, until))) : "now";
    }

    private String ago(Instant at) {
        return Durations.words(at.isAfter(now) ? Duration.ZERO : seconds(Duration.between(at, now)));
    }

    private static Duration seconds(Duration span) {
        return Duration.ofSeconds(span.toSeconds());
    }
}
