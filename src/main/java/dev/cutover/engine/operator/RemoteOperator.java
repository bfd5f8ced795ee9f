package dev.cutover.engine.operator;

import dev.cutover.run.Question;

/**
 * People at other terminals: the process waits for them, whether or not anybody is at this one.
 *
 * @param behind the people at this terminal
 */
public record RemoteOperator(Operator behind) implements RelayingOperator {
    @Override
    public boolean canAnswer(Question question) {
        return true;
    }

    @Override
    public boolean canContinue() {
        return true;
    }
}
