package dev.cutover.engine.operator;

import dev.cutover.engine.context.StepContext;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Runbook;
import dev.cutover.model.Work;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.ShellWord;
import dev.cutover.words.DisplayNames;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The command lines that give an answer, each working as it stands: one for everybody whose answer would count. Not
 * thread-safe: it reads the run's state.
 */
public final class AnswerLines {
    /** More than these are not read at a glance in a message. */
    private static final int MOST_IN_A_MESSAGE = 4;

    private final RunId run;
    private final RunState state;
    private final Runbook runbook;
    private final String where;

    /**
     * The lines for a run.
     *
     * @param runbook with the run's amendments
     * @param where the options that lead to the run and its home; empty if no other could be meant
     */
    public AnswerLines(RunId run, RunState state, Runbook runbook, String where) {
        this.run = run;
        this.state = state;
        this.runbook = runbook;
        this.where = where;
    }

    /**
     * The lines of one answer.
     *
     * @param at what the command calls the question
     * @param as only for this person; empty for all
     */
    public List<String> of(QuestionLedger.Entry entry, String at, Question.Option option, String as) {
        String begun = "cutover decide " + ShellWord.of(at) + " ";
        String said = ShellWord.of(option.say());
        return new AnswerPermissions(runbook, state)
                .people(entry, option).keySet().stream()
                        .filter(person -> as.isEmpty() || as.equals(person))
                        .flatMap(person -> {
                            String by = said + " --as " + ShellWord.quoted(person);
                            return Stream.concat(
                                    itemLeft(entry, option)
                                            .map(number -> begun + "--item " + number + " " + by + where),
                                    Stream.of(begun + by + needed(entry.question(), option) + where));
                        })
                        .toList();
    }

    /** The first item of a task's checklist that is not done, if the answer is that it is. */
    private Stream<Integer> itemLeft(QuestionLedger.Entry entry, Question.Option option) {
        var question = entry.question();
        if (question.kind() != Question.Kind.TASK || !option.is(AnswerWord.DONE)) {
            return Stream.empty();
        }
        return new DisplayNames(runbook)
                .step(question.step()).stream()
                        .flatMap(step -> step.work() instanceof Work.Task task
                                ? IntStream.rangeClosed(1, task.checklist().size())
                                        .boxed()
                                : Stream.<Integer>empty())
                        .filter(number -> !entry.task().isTicked(number))
                        .limit(1);
    }

    /**
     * What the command calls a question: its step, or its id where the step has asked several.
     *
     * @param among the questions that could be meant
     */
    public static String named(QuestionLedger.Entry entry, List<QuestionLedger.Entry> among) {
        var question = entry.question();
        long ofStep = among.stream()
                .filter(other -> other.question().step().equals(question.step()))
                .count();
        return ofStep > 1 ? question.id() : question.step().value();
    }

    /** The lines of all answers, as a message tells them; where they are many, the command that lists them. */
    public static List<String> inMessage(QuestionLedger.Entry entry, StepContext stepContext) {
        var state = stepContext.state();
        var run = state.id().orElseThrow();
        return new AnswerLines(run, state, stepContext.runbook(), " --run " + run).inMessage(entry);
    }

    private List<String> inMessage(QuestionLedger.Entry entry) {
        var question = entry.question();
        String at = named(entry, state.questions().open());
        var lines = question.choices().stream()
                .flatMap(option -> of(entry, at, option, "").stream())
                .toList();
        return lines.isEmpty() || lines.size() > MOST_IN_A_MESSAGE
                ? List.of("cutover decide" + where + "  shows how to answer")
                : lines;
    }

    /** What the answer is refused without; the words stand for those of whoever answers. */
    private String needed(Question question, Question.Option option) {
        var needs = AnswerNeeds.of(runbook, question, option);
        String typed = option.care() == Question.Care.TYPED
                ? " --typed " + ShellWord.quoted(TypedConfirmation.of(question, runbook, run))
                : "";
        return needs.follows()
                ? typed
                : typed
                        + (needs.reason() ? " --reason \"why\"" : "")
                        + (needs.impact() ? " --impact \"what it may lead to\"" : "");
    }
}
