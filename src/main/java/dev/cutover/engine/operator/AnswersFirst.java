package dev.cutover.engine.operator;

import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scripted answers, and people for the questions that the script does not cover. A question whose scripted answers were
 * all refused is put to the people. Confined to the engine's thread.
 */
public final class AnswersFirst implements Operator {
    private final Operator answers;
    private final Operator people;
    private final Map<String, Question> withAnswers = new HashMap<>();
    private final Set<String> announced = new HashSet<>();

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
            announce(question);
        } else {
            people.asked(question);
        }
    }

    /** Tells the people whose answer comes, and lets them answer instead. */
    private void announce(Question question) {
        answers.coming(question)
                .filter(coming -> coming.after().filter(Duration::isZero).isEmpty())
                .ifPresent(coming -> {
                    announced.add(question.id());
                    people.answeredElsewhere(question, coming, () -> takeOver(question));
                });
    }

    private boolean takeOver(Question question) {
        if (withAnswers.remove(question.id()) == null) {
            return false;
        }
        answers.leaveToOthers(question);
        people.asked(question);
        return true;
    }

    @Override
    public void escalated(Question question, List<StandIn> to) {
        answers.escalated(question, to);
        people.escalated(question, to);
        if (withAnswers.containsKey(question.id())) {
            announce(question);
        }
    }

    @Override
    public void waitsForMessages() {
        people.waitsForMessages();
    }

    @Override
    public void closed(String question) {
        boolean script = withAnswers.remove(question) != null;
        if (script) {
            answers.closed(question);
        }
        if (announced.remove(question) || !script) {
            people.closed(question);
        }
    }

    @Override
    public void withdrawn(String question) {
        boolean script = withAnswers.remove(question) != null;
        if (script) {
            answers.withdrawn(question);
        }
        if (announced.remove(question) || !script) {
            people.withdrawn(question);
        }
    }

    @Override
    public void refused(Answer saying, String why) {
        refused(saying.question(), why, () -> answers.refused(saying, why));
    }

    @Override
    public void refused(String question, String why) {
        refused(question, why, () -> answers.refused(question, why));
    }

    private void refused(String question, String why, Runnable script) {
        var asked = withAnswers.get(question);
        if (asked == null) {
            people.refused(question, why);
            return;
        }
        script.run();
        if (!answers.canAnswer(asked)) {
            withAnswers.remove(question);
            answers.closed(question);
            people.asked(asked);
            people.refused(question, why);
        } else {
            announce(asked);
        }
    }
}
