package dev.cutover.rehearsal;

import dev.cutover.engine.Desk;
import dev.cutover.engine.Operator;
import dev.cutover.run.PeopleFact.StandIn;
import dev.cutover.run.Question;
import java.util.List;

/** The scripted people. Nobody of them goes home while a moment of the script is sure to come. */
final class Company implements Operator {
    private final Operator people;
    private final Moments moments;

    Company(Operator people, Moments moments) {
        this.people = people;
        this.moments = moments;
    }

    @Override
    public void attend(Desk desk) {
        people.attend(desk);
    }

    @Override
    public boolean canAnswer(Question question) {
        return people.canAnswer(question) || moments.isExpecting();
    }

    @Override
    public boolean canContinue() {
        return people.canContinue() || moments.isExpecting();
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
