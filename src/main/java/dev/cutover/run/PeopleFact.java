package dev.cutover.run;

import dev.cutover.model.StepId;
import java.util.Optional;

/** What people are asked and say. */
public sealed interface PeopleFact extends Fact {

    /** A question stands open from here on. */
    record Asked(Question question) implements PeopleFact {
        @Override
        public Optional<StepId> ofStep() {
            return Optional.of(question.step());
        }

        @Override
        public int ofAttempt() {
            return question.attempt();
        }
    }

    /** A decision was made; it settles the question that it answers. */
    record Decided(Decision decision) implements PeopleFact {}

    /** A question is not asked any more, or an answer does not count any more. */
    record Lapsed(String question, String why) implements PeopleFact {}
}
