package dev.cutover.engine.operator;

import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.model.StepId;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** How people send requests to a run. Thread-safe; the engine judges them one at a time. */
public interface CommandPort {

    /** Answers a question after so much of the run's time. */
    default void say(Answer answer, Duration after) {
        say(answer, after, () -> true);
    }

    /**
     * The same, unless it is not meant any more by then.
     *
     * @param meant asked on the engine's thread when the answer is due
     */
    void say(Answer answer, Duration after, BooleanSupplier meant);

    /** Runs a cue on the engine's thread after so much of the run's time. */
    void at(Duration after, Runnable cue);

    /**
     * Reopens steps that were rolled back or skipped; others stay as they are, and so do those in the scope of a
     * running rollback.
     */
    void again(Set<StepId> steps, String by, String why);

    /**
     * Sends a request. It is accepted, or refused with the reason. A request from {@link Speaker#isHere here} is
     * recorded by what follows from it; a request from elsewhere is also recorded itself, whatever its outcome. A
     * rollback of what is being rolled back is not started twice; a wider one takes the narrower one over.
     *
     * @param reply called on the engine's thread, once the outcome is durable; never if the process exits before
     */
    void ask(Request request, Speaker speaker, Consumer<RequestReply> reply);

    /**
     * Enters a request that waited in the run's inbox: it is judged as any other, as of now, and recorded itself with
     * the time when it was made. One that was entered before is not entered again.
     *
     * @param content what the request is about, if it is one to keep evidence; empty if that is gone
     * @param reply as at {@link #ask}
     *     <p>Where it has content, this waits until the engine has judged it, and keeps only what is not refused.
     * @throws dev.cutover.journal.disk.JournalException if the content cannot be kept
     */
    void enter(KeptRequest kept, Optional<byte[]> content, Consumer<RequestReply> reply) throws InterruptedException;

    /** What the engine is told of the requests that waited before it began; nothing unless somebody begins with it. */
    EarlierRequests earlier();

    /**
     * Freezes ramps while somebody asks for a rollback; all of them until {@link RampFreeze#keep} says less.
     *
     * @param by who asks
     * @param frozen called on the engine's thread once the freeze is durable; never if the process exits before
     */
    RampFreeze freeze(String by, Runnable frozen);

    /** Records a note for readers of the run. */
    void note(String by, String what);

    /** Records that a fault was injected just now: the clock of a rollback that answers it begins here. */
    void injected(String by, String what, RunFact.InjectedFault fault);

    /** Whether the run has ended: there is nothing to hold, and the process stays for the last messages alone. */
    boolean isOver();

    /**
     * Stops the runner once the calls under way have answered, but within seconds; the run stays resumable. One that
     * has ended is not waited for any longer, and keeps its result.
     */
    void leave(String why);
}
