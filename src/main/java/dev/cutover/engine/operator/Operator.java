package dev.cutover.engine.operator;

import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The people on the bridge, as the engine sees them. Called on the engine's thread: must not block; answers come in
 * through the {@link CommandPort}, from any thread.
 */
public interface Operator {

    /** Called once, before anything else. */
    void attend(CommandPort commandPort);

    /** Whether anybody present can answer the question; if not, the run waits and the process exits. */
    boolean canAnswer(Question question);

    /**
     * Whether anybody is at this process for a question about a step that people left unanswered past its time limit:
     * people elsewhere have had their time.
     */
    default boolean canAnswerLate(Question question) {
        return canAnswer(question);
    }

    /** Whether anybody present can end a hold. */
    default boolean canContinue() {
        return false;
    }

    /** Whether people at other terminals can reach the run: a held run with traffic moved then waits for them. */
    default boolean isReachable() {
        return false;
    }

    /** A question is open: for the first time, or again after a resume. */
    void asked(Question question);

    /** The open question was escalated: others may answer it as well from now on; called again after a resume. */
    default void escalated(Question question, List<StandIn> to) {}

    /** The answer that comes without anybody being asked, if one comes. */
    default Optional<ComingAnswer> coming(Question question) {
        return Optional.empty();
    }

    /**
     * The question is not asked here, because an answer to it comes by itself; called again when another one comes
     * instead. It is closed as any other.
     *
     * @param takeOver asks it here instead, and the other answer is not given; false if it was given already; to be
     *     called on the engine's thread
     */
    default void answeredElsewhere(Question question, ComingAnswer coming, BooleanSupplier takeOver) {}

    /** Leaves the question to others from now on, whatever was on its way. */
    default void leaveToOthers(Question question) {}

    /**
     * Nothing is left to do, and the process stays for a few seconds until the last messages about the run are sent.
     */
    default void waitsForMessages() {}

    /** The question needs no answer any more. */
    void closed(String question);

    /** The question was withdrawn, answered or not. */
    default void withdrawn(String question) {
        closed(question);
    }

    /** An answer does not count, and why; the question stays open. */
    void refused(String question, String why);

    /** The same, for those who may have several answers to one question on their way. */
    default void refused(Answer saying, String why) {
        refused(saying.question(), why);
    }
}
