package dev.cutover.engine;

import dev.cutover.run.PeopleFact.StandIn;
import dev.cutover.run.Question;
import java.util.List;

/** People who may speak from other terminals: the process waits for them, whoever sits or does not sit at this one. */
public final class OthersElsewhere implements Operator {
    private final Operator here;

    public OthersElsewhere(Operator here) {
        this.here = here;
    }

    @Override
    public void attend(Desk desk) {
        here.attend(desk);
    }

    @Override
    public boolean canAnswer(Question question) {
        return true;
    }

    @Override
    public boolean canContinue() {
        return true;
    }

    @Override
    public void asked(Question question) {
        here.asked(question);
    }

    @Override
    public void escalated(Question question, List<StandIn> to) {
        here.escalated(question, to);
    }

    @Override
    public void closed(String question) {
        here.closed(question);
    }

    @Override
    public void refused(String question, String why) {
        here.refused(question, why);
    }
}
