package dev.cutover.engine.operator;

import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scripted answers, and people for the questions that the script does not cover. A question whose scripted answers were
 * all refused is put to the people. Confined to the engine's thread.
 */
public final class AnswersFirst implements Operator {
    private final Operator answers;
    private final Operator people;
    private final Map<String, Question> withAnswers = new HashMap<>();

    public AnswersFirst(Operator answers, Operator people) {
        this.answers = answers;
        this.people = people;
    }

    @Override
    public void attend(CommandPort commandPort) {
        answers.attend(commandPort);
        people.attend(commandPort);
    }

    @Override
    public boolean canAnswer(Question question) {
        return answers.canAnswer(question) || people.canAnswer(question);
    }

    @Override
    public boolean canAnswerLate(Question question) {
        return answers.canAnswerLate(question) || people.canAnswerLate(question);
    }

    @Override
    public boolean canContinue() {
        return answers.canContinue() || people.canContinue();
    }

    @Override
    public void asked(Question question) {
        if (answers.canAnswer(question)) {
            withAnswers.put(question.id(), question);
            answers.asked(question);
        } else {
            people.asked(question);
        }
    }

    @Override
    public void escalated(Question question, List<StandIn> to) {
        answers.escalated(question, to);
        people.escalated(question, to);
    }

    @Override
    public void closed(String question) {
        released(question).closed(question);
    }

    @Override
    public void withdrawn(String question) {
        released(question).withdrawn(question);
    }

    /** Whom the question was put to; it is theirs no longer. */
    private Operator released(String question) {
        return withAnswers.remove(question) == null ? people : answers;
    }

    @Override
    public void refused(String question, String why) {
        var asked = withAnswers.get(question);
        if (asked == null) {
            people.refused(question, why);
            return;
        }
        answers.refused(question, why);
        if (!answers.canAnswer(asked)) {
            withAnswers.remove(question);
            answers.closed(question);
            people.asked(asked);
            people.refused(question, why);
        }
    }
}
