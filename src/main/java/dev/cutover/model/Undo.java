package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import java.util.Map;

/** How an effect is undone. */
public sealed interface Undo {

    /** A call of the same system. Values may be strings, numbers, booleans, lists and maps of them. */
    record Call(String call, Map<String, Object> with) implements Undo {
        public Call {
            with = OrderedCopies.copy(with);
        }
    }

    /** A person undoes it; the text says how. */
    record ByHand(String text) implements Undo {}

    /** There is no undo, on purpose. */
    record None(String because) implements Undo {}
}
