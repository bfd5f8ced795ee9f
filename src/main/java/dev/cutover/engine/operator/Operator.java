package dev.cutover.engine.operator;

import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.util.List;

/**
 * The people on the bridge, as the engine sees them. Called on the engine's thread: must not block; answers come in
 * through the {@link CommandPort}, from any thread.
 */
public interface Operator {

    /** Called once, before anything else. */
    void attend(CommandPort commandPort);

    /**
     * Whether somebody is there who can answer the question at all; if nobody is, the run waits and the process ends.
     */
    boolean canAnswer(Question question);

    /** Whether somebody is there who can end a hold. */
    default boolean canContinue() {
        return false;
    }

    /** A question stands open: for the first time, or again after a resume. */
    void asked(Question question);

    /** The question, still open, may be answered by others as well from now on: again after a resume, too. */
    default void escalated(Question question, List<StandIn> to) {}

    /** The question needs no answer any more. */
    void closed(String question);

    /** What was said does not count, and why; the question stays open. */
    void refused(String question, String why);
}
