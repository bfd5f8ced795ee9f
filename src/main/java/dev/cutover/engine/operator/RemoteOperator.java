package dev.cutover.engine.operator;

import dev.cutover.run.Question;

/**
 * People who may speak from other terminals: the process waits for them, whoever sits or does not sit at this one.
 *
 * @param behind who is at this one
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
