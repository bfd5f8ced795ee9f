package dev.cutover.control;

import java.util.Optional;

/** What a runner answers to whoever asks for the status of its run. Thread-safe. */
@FunctionalInterface
public interface StatusAnswers {
    /** Answers nobody: whoever asks reads the record. */
    StatusAnswers NONE = question -> Optional.empty();

    /**
     * The status, as `cutover status` would print it in the caller's terminal; empty if the record has to be asked.
     * Does not wait for the run.
     */
    Optional<String> answer(StatusQuestion question);
}
