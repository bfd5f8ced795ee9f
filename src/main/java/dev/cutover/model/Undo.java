package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.Map;
import java.util.Optional;

/** How an effect is undone, and when in a rollback. */
public sealed interface Undo {

    /** When the runbook says that it is undone; empty if the runbook leaves it to the tool. */
    default Optional<Time> time() {
        return Optional.empty();
    }

    /** The moment in a rollback at which something is undone. */
    enum Time {
        /** What the old platform needs before it can take traffic again. */
        BEFORE_TRAFFIC("before: traffic"),
        /** The default. */
        AFTER_TRAFFIC("after: traffic"),
        /** What must not happen before the orders in flight are settled: captures, messages, dual-write. */
        AFTER_IN_FLIGHT("after: in-flight"),
        /** What waits until both platforms were compared again. */
        AFTER_RECONCILE("after: reconcile");

        private final String written;

        Time(String written) {
            this.written = written;
        }

        /** As it is written in a runbook, such as {@code before: traffic}. */
        public String written() {
            return written;
        }
    }

    /**
     * A call of the same system.
     *
     * @param with values may be strings, numbers, booleans, lists and maps of them
     * @param verify the read that proves that it was undone; empty if the answer to the call is all that there is
     */
    record Call(String call, Map<String, Object> with, Optional<Time> time, Optional<Verify> verify) implements Undo {
        public Call {
            with = OrderedCopies.copy(with);
        }

        /** An undo whose time is left to the tool. */
        public Call(String call, Map<String, Object> with) {
            this(call, with, Optional.empty(), Optional.empty());
        }
    }

    /** A person undoes it; the text says how. */
    record ByHand(String text, Optional<Time> time) implements Undo {
        /** An undo whose time is left to the tool. */
        public ByHand(String text) {
            this(text, Optional.empty());
        }
    }

    /** There is no undo, on purpose. */
    record None(String because) implements Undo {}
}
