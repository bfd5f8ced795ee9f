package dev.cutover.rehearsal;

import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RelayingOperator;
import dev.cutover.run.Question;

/** The scripted people. They stay while a moment of the script is certain to come. */
record ScriptedPeople(Operator behind, CueSchedule cueSchedule) implements RelayingOperator {
    @Override
    public boolean canAnswer(Question question) {
        return behind.canAnswer(question) || cueSchedule.isExpecting();
    }

    @Override
    public boolean canContinue() {
        return behind.canContinue() || cueSchedule.isExpecting();
    }
}
