package dev.cutover.model.reconcile;

import dev.cutover.model.order.OrderedCopies;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What it means that an order is in one stage on the left side and in another one on the right side.
 *
 * @param column that has the stage
 * @param cells by the stage on the left, then by the stage on the right; {@link #ABSENT} where a side has no such row
 */
public record StageMatrix(String column, Map<String, Map<String, Cell>> cells) {
    /** The stage of what is not there. */
    public static final String ABSENT = "absent";

    public StageMatrix {
        var copy = new LinkedHashMap<String, Map<String, Cell>>();
        cells.forEach((left, row) -> copy.put(left, OrderedCopies.copy(row)));
        cells = OrderedCopies.copy(copy);
    }

    /** What a pair of stages means; critical if nobody has written it down. */
    public Cell cell(String left, String right) {
        return cells.getOrDefault(left, Map.of()).getOrDefault(right, new Cell.Critical());
    }

    /** What a pair of stages means. */
    public sealed interface Cell {

        record Agree() implements Cell {}

        /** Allowed for so long after the younger of the two rows has changed; an exception after that. */
        record Allowed(Duration time) implements Cell {}

        record Excepted() implements Cell {}

        /** Somebody has to act now: both reserve, or nobody ships. */
        record Critical() implements Cell {}
    }
}
