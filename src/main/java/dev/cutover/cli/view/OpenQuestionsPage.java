package dev.cutover.cli.view;

import dev.cutover.engine.operator.AnswerLines;
import dev.cutover.model.Work;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import dev.cutover.words.OpeningHeading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked, of whom, and the lines that answer it. */
public final class OpenQuestionsPage {
    private OpenQuestionsPage() {}

    /**
     * Lists them.
     *
     * @param as only what is asked of this person; empty for all
     * @param where the options that lead to the run and its home; empty if no other could be meant
     */
    public static void show(RecordedRun recordedRun, String as, String where, CommandOutput commandOutput) {
        var state = recordedRun.state();
        var pinned = PinnedRunbook.of(state.created()).runbook();
        var displayNames = new DisplayNames(Amended.of(pinned, state.amendments()));
        var open = state.questions().open().stream()
                .filter(entry -> as.isEmpty() || people(entry, displayNames).contains(as))
                .toList();
        if (open.isEmpty()) {
            commandOutput.line(as.isEmpty() ? "no open questions" : "no open questions for " + as);
        }
        var lines = new AnswerLines(recordedRun.run(), state, displayNames.runbook(), where);
        for (var entry : open) {
            String at = AnswerLines.named(entry, open);
            String head = OpeningHeading.of(entry.question(), state, displayNames)
                    .orElse(entry.question().step().value());
            show(entry, head, displayNames, commandOutput);
            for (var option : entry.question().choices()) {
                commandOutput.line(
                        "  " + option.say() + ": " + option.does() + care(option, entry.question(), displayNames));
                var answering = lines.of(entry, at, option, as);
                answering.forEach(line -> commandOutput.line("    " + line));
                if (answering.isEmpty() && as.isEmpty()) {
                    commandOutput.line("    nobody whom the runbook names may say this now");
                }
            }
        }
    }

    private static List<String> people(QuestionLedger.Entry entry, DisplayNames displayNames) {
        return Stream.concat(
                        displayNames.people(entry.question().of()).stream(),
                        entry.standIns().stream().map(PeopleFact.StandIn::person))
                .toList();
    }

    private static void show(
            QuestionLedger.Entry entry, String head, DisplayNames displayNames, CommandOutput commandOutput) {
        var question = entry.question();
        commandOutput.heading(head + ": " + question.inFull());
        commandOutput.line("  asked of " + displayNames.roles(question.of()));
        if (!entry.standIns().isEmpty()) {
            commandOutput.line("  no answer yet: also asked of " + DisplayNames.standIns(entry.standIns()));
        }
        counts(question, displayNames)
                .ifPresent(span -> commandOutput.line("  an answer is valid for " + Durations.words(span)));
        checklist(entry, displayNames, commandOutput);
    }

    /** The items of a task, each with the number that ticks it. */
    private static void checklist(QuestionLedger.Entry entry, DisplayNames displayNames, CommandOutput commandOutput) {
        boolean task = entry.question().kind() == Question.Kind.TASK;
        var items = displayNames.step(entry.question().step()).stream()
                .flatMap(step -> task && step.work() instanceof Work.Task work
                        ? work.checklist().stream()
                        : Stream.<String>empty())
                .toList();
        for (int number = 1; number <= items.size(); number++) {
            commandOutput.line("  " + (entry.task().isTicked(number) ? "[x] " : "[ ] ") + "--item " + number + ": "
                    + items.get(number - 1));
        }
        if (entry.task().isBlocked()) {
            commandOutput.line("  BLOCKED: " + entry.task().obstacle());
        }
    }

    /** How long an answer counts; empty for as long as what it was given on stays as it is. */
    private static Optional<Duration> counts(Question question, DisplayNames displayNames) {
        boolean bound = question.kind() == Question.Kind.ATTEST || question.kind() == Question.Kind.APPROVE;
        return displayNames
                .step(question.step())
                .filter(step -> bound)
                .flatMap(step -> step.work() instanceof Work.Gate gate ? gate.expires() : Optional.empty());
    }

    /** What an answer needs beside its word, in brackets; empty if nothing. */
    public static String care(Question.Option option, Question question, DisplayNames displayNames) {
        if (option.care() == Question.Care.TYPED) {
            return " (CANNOT BE UNDONE: needs --typed)";
        }
        var needs = AnswerNeeds.of(displayNames.runbook(), question, option);
        if (!needs.reason() && !needs.impact()) {
            return "";
        }
        if (needs.follows()) {
            return needs.impact() ? " (its reason and its impact may follow)" : " (its reason may follow)";
        }
        String both = needs.reason() && needs.impact() ? " and " : "";
        return " (needs " + (needs.reason() ? "--reason" : "") + both + (needs.impact() ? "--impact" : "") + ")";
    }
}
