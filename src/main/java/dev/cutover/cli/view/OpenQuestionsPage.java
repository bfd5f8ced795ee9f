package dev.cutover.cli.view;

import dev.cutover.cli.reading.PinnedRunbook;
import dev.cutover.cli.reading.Recorded;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.words.Names;
import dev.cutover.words.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked, of whom, and the line that answers it. */
public final class OpenQuestionsPage {
    private OpenQuestionsPage() {}

    /**
     * Lists them.
     *
     * @param as only what is asked of this person; empty for all
     */
    public static void show(Recorded recorded, String as, Screen screen) {
        var state = recorded.state();
        var pinned = PinnedRunbook.of(state.created()).runbook();
        var names = new Names(Amended.of(pinned, state.amendments()));
        var open = state.questions().open().stream()
                .filter(entry -> as.isEmpty() || people(entry, names).contains(as))
                .toList();
        if (open.isEmpty()) {
            screen.line(as.isEmpty() ? "nothing is asked now" : "nothing is asked of " + as + " now");
        }
        for (var entry : open) {
            show(entry, open, names, as, screen);
        }
    }

    private static List<String> people(QuestionLedger.Entry entry, Names names) {
        return Stream.concat(
                        names.people(entry.question().of()).stream(),
                        entry.standIns().stream().map(PeopleFact.StandIn::person))
                .toList();
    }

    private static void show(
            QuestionLedger.Entry entry, List<QuestionLedger.Entry> open, Names names, String as, Screen screen) {
        var question = entry.question();
        screen.heading(question.step() + ": " + question.inFull());
        screen.line("  asked of " + names.roles(question.of()));
        if (!entry.standIns().isEmpty()) {
            screen.line("  nobody has answered: asked of " + Names.standIns(entry.standIns()) + " as well");
        }
        counts(question, names).ifPresent(span -> screen.line("  an answer counts for " + Spans.words(span)));
        question.choices().forEach(option -> screen.line("  " + option.say() + ": " + option.does() + care(option)));
        boolean several = open.stream()
                        .filter(other -> other.question().step().equals(question.step()))
                        .count()
                > 1;
        String person = as.isEmpty() ? people(entry, names).stream().findFirst().orElse("NAME") : as;
        screen.line(
                "  cutover decide " + (several ? question.id() : question.step().value()) + " "
                        + question.choices().get(0).say() + " --as \"" + person + "\"");
    }

    /** How long an answer counts; empty for as long as what it was given on stays as it is. */
    private static Optional<Duration> counts(Question question, Names names) {
        boolean bound = question.kind() == Question.Kind.ATTEST || question.kind() == Question.Kind.APPROVE;
        return names.step(question.step())
                .filter(step -> bound)
                .flatMap(step -> step.work() instanceof Work.Gate gate ? gate.expires() : Optional.empty());
    }

    private static String care(Question.Option option) {
        return switch (option.care()) {
            case PLAIN -> "";
            case REASON -> option.is(AnswerWord.OVERRIDE) ? " (needs --reason and --impact)" : " (needs --reason)";
            case TYPED -> " (CANNOT BE UNDONE: needs --typed)";
        };
    }
}
