package dev.cutover.engine.context;

import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.text.ShellWord;
import java.util.stream.Collectors;

/** The command that answers a question, as a message tells it. Stateless. */
public final class AnswerCommand {
    private AnswerCommand() {}

    /** {@code cutover decide ready/1 go|no-go --as 'Dana Ortiz' --run r1}. */
    public static String of(Question question, String person, RunId run) {
        String words = question.choices().stream().map(Question.Option::say).collect(Collectors.joining("|"));
        return "cutover decide " + question.id() + " " + words + " --as " + ShellWord.quoted(person) + " --run "
                + run.value();
    }
}
