package dev.cutover.model.reconcile;

import dev.cutover.model.order.OrderedCopies;
import java.util.Map;

/**
 * A record set of a system as one side of a comparison.
 *
 * @param system the id of the system, as text
 * @param columns the common name of a column by its own name, where the two differ
 */
public record RecordInput(String system, String records, Map<String, String> columns) {
    public RecordInput {
        columns = OrderedCopies.copy(columns);
    }
}
