package dev.cutover.model.reconcile;

import dev.cutover.model.order.OrderedCopies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stages that a quantity of a line passes through, and where their history is recorded.
 *
 * @param next the stages that may directly follow a stage; the first stage is where every history begins
 * @param unrecorded the stages that a side never records, so that none is missed there
 * @param history where the transitions are; without it, only the stages of the rows themselves are known
 */
public record Lifecycle(Map<String, Set<String>> next, Map<Side, Set<String>> unrecorded, Optional<History> history) {

    public Lifecycle {
        var copy = new LinkedHashMap<String, Set<String>>();
        next.forEach((stage, following) -> copy.put(stage, OrderedCopies.copy(following)));
        next = OrderedCopies.copy(copy);
        var silent = new LinkedHashMap<Side, Set<String>>();
        unrecorded.forEach((side, stages) -> silent.put(side, OrderedCopies.copy(stages)));
        unrecorded = OrderedCopies.copy(silent);
    }

    /**
     * A record set with a row for each quantity that came into another stage; both sides have it, under one name.
     *
     * @param per the columns that tell apart what has a history of its own, such as {@code order_id, line_no, piece};
     *     the first ones are the key of the reconciliation
     * @param from the column with the stage before; empty if it is not recorded
     * @param to the column with the stage after
     * @param quantity the column that says how many; empty if it is always all
     * @param at the column with the time
     */
    public record History(
            String records, List<String> per, Optional<String> from, String to, Optional<String> quantity, String at) {
        public History {
            per = List.copyOf(per);
        }
    }
}
