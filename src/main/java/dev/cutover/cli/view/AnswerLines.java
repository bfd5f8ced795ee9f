package dev.cutover.cli.view;

import dev.cutover.engine.operator.AnswerPermissions;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.model.Runbook;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.ShellWord;
import java.util.List;

/**
 * The command lines that give an answer, each working as it stands: one for everybody whose answer would count. Not
 * thread-safe: it reads the run's state.
 */
public final class AnswerLines {
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
     * @param at the step, or the question's id where the step has asked several
     * @param as only for this person; empty for all
     */
    public List<String> of(QuestionLedger.Entry entry, String at, Question.Option option, String as) {
        return new AnswerPermissions(runbook, state)
                .people(entry, option).keySet().stream()
                        .filter(person -> as.isEmpty() || as.equals(person))
                        .map(person -> "cutover decide " + ShellWord.of(at) + " " + ShellWord.of(option.say())
                                + " --as " + ShellWord.quoted(person) + needed(entry.question(), option) + where)
                        .toList();
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
