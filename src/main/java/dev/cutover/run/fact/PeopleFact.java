package dev.cutover.run.fact;

import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import java.time.Duration;
import java.util.List;
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

    /**
     * Nobody has answered for so long that others may as well, from here on.
     *
     * @param rung {@code deputy} or {@code commander}
     * @param after for how long nobody has
     * @param via the system that they are told through; empty for none
     */
    record Escalated(String question, String rung, Duration after, List<StandIn> to, String via) implements PeopleFact {
        public Escalated {
            to = List.copyOf(to);
        }
    }

    /**
     * Who may answer in place of somebody else.
     *
     * @param role the one that was asked, whose word it then is
     * @param as {@code deputy}, or the role as which the person does
     */
    record StandIn(String person, RoleId role, String as) {}

    /** What became of the message to those whom a question went to. */
    record Notified(String question, String rung, boolean sent, String detail) implements PeopleFact {}
}
