package dev.cutover.engine.context;

import dev.cutover.model.StepId;

/**
 * Is told whom a job works for, on the thread of the job: a system that is called cannot know, since a reading and a
 * measurement have no context. Thread-safe; never blocks and never throws.
 */
@FunctionalInterface
public interface CallScope {

    /** Where nobody wants to know. */
    CallScope NONE = subject -> () -> {};

    /** The job begins on this thread; what is returned runs on the same thread when the job has ended. */
    Runnable enter(Subject subject);

    /**
     * Whom a job works for.
     *
     * @param step its step; without a name if it works for none
     * @param source what is called or looked at: a system, or the criterion that is measured
     */
    record Subject(StepId step, int attempt, String source) {}
}
