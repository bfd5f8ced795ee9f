package dev.cutover.cli.watch;

import dev.cutover.cli.view.OpenQuestionsPage;
import dev.cutover.console.prompt.QuestionBrief;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.console.role.RoleSheet;
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

    /** All that is asked. */
    List<RoleSheet.Asked> asked() {
        return roleQuestions.open(runNarrative.state(), runNarrative.runbook()).stream()
                .map(this::of)
                .toList();
    }

    /** Where nothing is. */
    Sentence nothing() {
        return new Sentence(Tone.GOOD, 0, "nothing is asked of " + who());
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
    private RoleSheet.Asked of(QuestionLedger.Entry entry) {
        var question = entry.question();
        var details = new ArrayList<Sentence>();
        String head = OpeningHeading.of(question, runNarrative.state(), runNarrative.names())
                .orElse(question.step().value());
        details.add(new Sentence(Tone.CARE, 2, asked(entry)));
        new QuestionBrief(runNarrative, now, false)
                .of(question)
                .ifPresent(brief -> details.add(new Sentence(brief.tone(), 2, brief.words())));
        return new RoleSheet.Asked(
                new Sentence(Tone.STRONG, 0, Clean.line(head + ": " + question.ask())),
                List.copyOf(details),
                question.choices().stream().map(option -> choice(entry, option)).toList());
    }

    private RoleSheet.Choice choice(QuestionLedger.Entry entry, Question.Option option) {
        var question = entry.question();
        String at = AnswerLines.named(entry, runNarrative.state().questions().open());
        String care = OpenQuestionsPage.care(option, question, runNarrative.names());
        return new RoleSheet.Choice(
                option.say(),
                new Sentence(Tone.PLAIN, 2, Clean.line(option.say() + ": " + option.does() + care)),
                answerLines.of(entry, at, option, "").stream().map(Clean::line).toList());
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
