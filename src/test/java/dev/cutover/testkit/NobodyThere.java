package dev.cutover.testkit;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.run.Question;

/** An operator without a terminal and without answers: a question for a person ends the process, and the run waits. */
public final class NobodyThere implements Operator {

    @Override
    public void attend(CommandPort commandPort) {}

    @Override
    public boolean canAnswer(Question question) {
        return false;
    }

    @Override
    public void asked(Question question) {}

    @Override
    public void closed(String question) {}

    @Override
    public void refused(String question, String why) {}
}
