package dev.cutover.cli.view;

import dev.cutover.cli.reading.PinnedRunbook;
import dev.cutover.cli.reading.Recorded;
import dev.cutover.run.Question;
import dev.cutover.run.QuestionLedger;
import dev.cutover.words.Names;
import java.util.List;

/** What is asked, of whom, and the line that answers it. */
public final class OpenQuestionsPage {
    private OpenQuestionsPage() {}

    /**
     * Lists them.
     *
     * @param as only what is asked of this person; empty for all
     */
    public static void show(Recorded recorded, String as, Screen screen) {
        var names = new Names(PinnedRunbook.of(recorded.state().created()).runbook());
        var open = recorded.state().questions().open().stream()
                .map(QuestionLedger.Entry::question)
                .filter(question -> as.isEmpty() || names.people(question.of()).contains(as))
                .toList();
        if (open.isEmpty()) {
            screen.line(as.isEmpty() ? "nothing is asked now" : "nothing is asked of " + as + " now");
        }
        for (var question : open) {
            show(question, open, names, as, screen);
        }
    }

    private static void show(Question question, List<Question> open, Names names, String as, Screen screen) {
        screen.heading(question.step() + ": " + question.inFull());
        screen.line("  asked of " + names.roles(question.of()));
        question.choices().forEach(option -> screen.line("  " + option.say() + ": " + option.does() + care(option)));
        boolean several = open.stream()
                        .filter(other -> other.step().equals(question.step()))
                        .count()
                > 1;
        String person =
                as.isEmpty() ? names.people(question.of()).stream().findFirst().orElse("NAME") : as;
        screen.line(
                "  cutover decide " + (several ? question.id() : question.step().value()) + " "
                        + question.choices().get(0).say() + " --as \"" + person + "\"");
    }

    private static String care(Question.Option option) {
        return switch (option.care()) {
            case PLAIN -> "";
            case REASON -> " (needs --reason)";
            case TYPED -> " (CANNOT BE UNDONE: needs --typed)";
        };
    }
}
