package dev.cutover.rehearsal;

import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RelayingOperator;
import dev.cutover.run.Question;

/** The scripted people. Nobody of them goes home while a moment of the script is sure to come. */
record Company(Operator behind, Moments moments) implements RelayingOperator {
    @Override
    public boolean canAnswer(Question question) {
        return behind.canAnswer(question) || moments.isExpecting();
    }

    @Override
    public boolean canContinue() {
        return behind.canContinue() || moments.isExpecting();
    }
}
