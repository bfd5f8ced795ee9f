package dev.cutover.execution;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.run.Question;
import org.jspecify.annotations.Nullable;

/** Nobody answers, here or elsewhere; the process may be told to end. Thread-safe. */
final class UnattendedOperator implements Operator {
    private volatile @Nullable CommandPort commandPort;

    @Override
    public void attend(CommandPort port) {
        commandPort = port;
    }

    /** Leaves the run. */
    void leave() {
        var port = commandPort;
        if (port != null) {
            port.leave("this process was told to end");
        }
    }

    @Override
    public boolean canAnswer(Question question) {
        return false;
    }

    /** Not asked of anybody: the run waits, and the process ends. */
    @Override
    public void asked(Question question) {}

    @Override
    public void closed(String question) {}

    @Override
    public void refused(String question, String why) {}
}
