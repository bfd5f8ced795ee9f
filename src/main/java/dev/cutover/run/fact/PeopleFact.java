package dev.cutover.run.fact;

import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions to people, and their answers. */
public sealed interface PeopleFact extends Fact {

    /** The question that is no longer open after it; empty if none is. */
    default Optional<String> closes() {
        return Optional.empty();
    }

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

    /**
     * A decision was made; it settles the question that it answers.
     *
     * @param given when it was made, if that was before it was recorded; empty otherwise
     */
    record Decided(Decision decision, Optional<Instant> given) implements PeopleFact {

        /** A decision that is made now. */
        public Decided(Decision decision) {
            this(decision, Optional.empty());
        }

        @Override
        public Optional<String> closes() {
            return Optional.of(decision.question()).filter(question -> !question.isEmpty());
        }
    }

    /**
     * How a task is going, by the word of a person; its question stays open. The items of its report are done where its
     * choice is {@code done}, and not done after all where it is {@code not-done}.
     */
    record Reported(Decision report) implements PeopleFact {}

    /**
     * A decision was made that nobody had asked for.
     *
     * @param step what it is about; empty for the run as a whole
     * @param ticket where else it is dealt with; may be empty
     */
    record Added(Decision decision, Optional<StepId> step, String ticket) implements PeopleFact {
        @Override
        public Optional<StepId> ofStep() {
            return step;
        }
    }

    /** A question is withdrawn, or an answer no longer counts. */
    record Lapsed(String question, String why) implements PeopleFact {
        @Override
        public Optional<String> closes() {
            return Optional.of(question);
        }
    }

    /**
     * A question is escalated: from here on others may answer it as well.
     *
     * @param rung {@code deputy} or {@code commander}
     * @param after for how long there was no answer
     * @param via the system that notifies them; empty for none
     */
    record Escalated(String question, String rung, Duration after, List<StandIn> to, String via) implements PeopleFact {
        public Escalated {
            to = List.copyOf(to);
        }
    }

    /**
     * Who may answer in place of somebody else.
     *
     * @param role the role that was asked and that the answer counts for
     * @param as {@code deputy}, or the role as which the person does
     */
    record StandIn(String person, RoleId role, String as) {}

    /** The outcome of the message to those whom a question was escalated to. */
    record Notified(String question, String rung, boolean sent, String detail) implements PeopleFact {}

    /**
     * The outcome of a message about the run itself. Everything that was to be told before that event is settled as
     * well: it was told, or it is among those that the message only counts.
     *
     * @param event the number of the event that it tells
     * @param counted how many events before it were not told one by one
     */
    record Announced(long event, int counted, boolean sent, String detail) implements PeopleFact {}

    /**
     * A note by a person. It decides nothing.
     *
     * @param by a person of the runbook; empty if nobody was named
     * @param user the operating-system user, as the system says
     */
    record Noted(String by, String user, String text) implements PeopleFact {

        /** The name that is shown. */
        public String name() {
            return by.isEmpty() ? user : by;
        }
    }
}
