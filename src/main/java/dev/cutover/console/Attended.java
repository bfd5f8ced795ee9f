package dev.cutover.console;

import dev.cutover.engine.Desk;
import dev.cutover.engine.Operator;
import dev.cutover.run.PeopleFact.StandIn;
import dev.cutover.run.Question;
import java.util.List;

/** People at a terminal, and the terminal's signals: both speak at the same desk. */
final class Attended implements Operator {
    private final Operator people;
    private final Interrupts interrupts;

    Attended(Operator people, Interrupts interrupts) {
        this.people = people;
        this.interrupts = interrupts;
    }

    @Override
    public void attend(Desk desk) {
        interrupts.attend(desk);
        people.attend(desk);
    }

    @Override
    public boolean canAnswer(Question question) {
        return people.canAnswer(question);
    }

    @Override
    public boolean canContinue() {
        return people.canContinue();
    }

    @Override
    public void asked(Question question) {
        people.asked(question);
    }

    @Override
    public void escalated(Question question, List<StandIn> to) {
        people.escalated(question, to);
    }

    @Override
    public void closed(String question) {
        people.closed(question);
    }

    @Override
    public void refused(String question, String why) {
        people.refused(question, why);
    }
}
