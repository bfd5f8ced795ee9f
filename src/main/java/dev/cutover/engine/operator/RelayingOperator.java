package dev.cutover.engine.operator;

import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An operator in front of another one: passes on everything that it does not handle itself. Called on the engine's
 * thread, as every operator.
 */
public interface RelayingOperator extends Operator {

    /** The operator behind it. */
    Operator behind();

    @Override
    default void attend(CommandPort commandPort) {
        behind().attend(commandPort);
    }

    @Override
    default boolean canAnswer(Question question) {
        return behind().canAnswer(question);
    }

    @Override
    default boolean canAnswerLate(Question question) {
        return behind().canAnswerLate(question);
    }

    @Override
    default boolean canContinue() {
        return behind().canContinue();
    }

    @Override
    default boolean isReachable() {
        return behind().isReachable();
    }

    @Override
    default void asked(Question question) {
        behind().asked(question);
    }

    @Override
    default void escalated(Question question, List<StandIn> to) {
        behind().escalated(question, to);
    }

    @Override
    default Optional<ComingAnswer> coming(Question question) {
        return behind().coming(question);
    }

    @Override
    default void answeredElsewhere(Question question, ComingAnswer coming, BooleanSupplier takeOver) {
        behind().answeredElsewhere(question, coming, takeOver);
    }

    @Override
    default void leaveToOthers(Question question) {
        behind().leaveToOthers(question);
    }

    @Override
    default void waitsForMessages() {
        behind().waitsForMessages();
    }

    @Override
    default void closed(String question) {
        behind().closed(question);
    }

    @Override
    default void withdrawn(String question) {
        behind().withdrawn(question);
    }

    @Override
    default void refused(Answer saying, String why) {
        behind().refused(saying, why);
    }

    @Override
    default void refused(String question, String why) {
        behind().refused(question, why);
    }
}
