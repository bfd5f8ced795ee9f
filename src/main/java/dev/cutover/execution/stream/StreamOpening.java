package dev.cutover.execution.stream;

import java.util.Optional;
import java.util.function.Consumer;

/** Opens the stream of a run, if one is wanted. Stateless and thread-safe, but each call opens another. */
@FunctionalInterface
public interface StreamOpening {
    /** For commands whose events nobody wants as JSON lines. */
    StreamOpening NONE = trouble -> Optional.empty();

    /**
     * Opens it.
     *
     * @param trouble gets one sentence if the lines are given up, on any thread
     */
    Optional<EventStream> open(Consumer<String> trouble);
}
