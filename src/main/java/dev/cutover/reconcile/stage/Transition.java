package dev.cutover.reconcile.stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity came into another stage. Immutable.
 *
 * @param part whose history it belongs to, by the columns that tell histories apart besides the key; null in a column
 *     for all of its values
 * @param from the stage before; null if it is not recorded
 * @param quantity null for all that there is
 */
record Transition(
        List<@Nullable String> part,
        @Nullable String from,
        String to,
        @Nullable BigDecimal quantity,
        Instant at) {
    Transition {
        part = Collections.unmodifiableList(new ArrayList<>(part));
    }

    /** Whether one of the two parts is, or may be, within the other. */
    static boolean overlap(List<@Nullable String> one, List<@Nullable String> two) {
        for (int i = 0; i < one.size(); i++) {
            var mine = one.get(i);
            var others = two.get(i);
            if (mine != null && others != null && !mine.equals(others)) {
                return false;
            }
        }
        return true;
    }
}
