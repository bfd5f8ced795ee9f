package dev.cutover.model;

import java.util.Map;

/** How an effect is taken back. */
public sealed interface Undo {

    /** A call of the same system. Values may be strings, numbers, booleans, lists and maps of them. */
    record Call(String call, Map<String, Object> with) implements Undo {
        public Call {
            with = OrderedCopies.copy(with);
        }
    }

    /** A person takes it back; the text tells how. */
    record ByHand(String text) implements Undo {}

    /** There is no way back, on purpose. */
    record None(String because) implements Undo {}
}
