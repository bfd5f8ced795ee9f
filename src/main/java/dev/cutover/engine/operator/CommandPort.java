package dev.cutover.engine.operator;

import dev.cutover.model.StepId;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Where people speak to a run under way. Thread-safe; what is said is settled by the engine, one at a time. */
public interface CommandPort {

    /** Answers a question after so much of the run's time. */
    void say(Answer answer, Duration after);

    /** Runs a cue on the engine's thread after so much of the run's time. */
    void at(Duration after, Runnable cue);

    /**
     * Lets steps start anew that were taken back or skipped; others stay as they are, and so do those of a scope whose
     * rollback is under way.
     */
    void again(Set<StepId> steps, String by, String why);

    /**
     * Asks for something. It is accepted, or refused with why. What somebody {@link Speaker#isHere here} asks for is
     * recorded by what follows from it, what somebody elsewhere asks for also by itself, whatever becomes of it. A
     * rollback that is under way already is not doubled; one of more than that follows it, and is recorded until then.
     *
     * @param reply told on the engine's thread, once what became of it is durable; never if the process ends before
     */
    void ask(Request request, Speaker speaker, Consumer<RequestReply> reply);

    /** Puts something on record that a reader of the run should know. */
    void note(String by, String what);

    /** Ends the process once the calls that are out have answered, but within seconds; the run stays resumable. */
    void leave(String why);
}
