package dev.cutover.reconcile.recipe;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.reconcile.row.RowSource;
import java.util.Map;

/**
 * A source as one side of a comparison.
 *
 * @param columns the common name of a column by its own name, where the two differ
 */
public record ComparedSource(RowSource source, Map<String, String> columns) {
    public ComparedSource {
        columns = OrderedCopies.copy(columns);
    }
}
