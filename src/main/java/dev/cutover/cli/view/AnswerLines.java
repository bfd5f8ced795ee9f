package dev.cutover.cli.view;

import dev.cutover.engine.operator.AnswerPermissions;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.model.Runbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.AnswerNeeds;
import dev.cutover.run.Question;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.text.ShellWord;
import java.util.List;

/** The command lines that give an answer, each working as it stands: one for everybody whose answer would count. */
final class AnswerLines {
    private final RecordedRun recordedRun;
    private final Runbook runbook;
    private final String where;

    /**
     * The lines for a run.
     *
     * @param where the options that lead to the run and its home; empty if no other could be meant
     */
    AnswerLines(RecordedRun recordedRun, Runbook runbook, String where) {
        this.recordedRun = recordedRun;
        this.runbook = runbook;
        this.where = where;
    }

    /**
     * The lines of one answer.
     *
     * @param at the step, or the question's id where the step has asked several
     * @param as only for this person; empty for all
     */
    List<String> of(QuestionLedger.Entry entry, String at, Question.Option option, String as) {
        return new AnswerPermissions(runbook, recordedRun.state())
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
                ? " --typed " + ShellWord.quoted(TypedConfirmation.of(question, runbook, recordedRun.run()))
                : "";
        return needs.follows()
                ? typed
                : typed
                        + (needs.reason() ? " --reason \"why\"" : "")
                        + (needs.impact() ? " --impact \"what it may lead to\"" : "");
    }
}
