package dev.cutover.reconcile.owner;

import dev.cutover.model.RecordOwnership;
import java.util.List;
import java.util.Optional;

/**
 * By what it is decided which system owns an order.
 *
 * @param artifacts which system owns what, before and after
 * @param weights of the flow that the orders came by; empty if there is no run, and so nothing is known
 * @param columns where a row says who owns it
 */
public record OwnershipRules(List<RecordOwnership> artifacts, Optional<WeightHistory> weights, Columns columns) {
    public OwnershipRules {
        artifacts = List.copyOf(artifacts);
    }

    /**
     * Columns of the compared record sets, by their common names; they need not be there.
     *
     * @param placed when the order was placed
     * @param platform the system that the order was sent to
     * @param presence says {@code active} on the side that owns the order
     */
    public record Columns(String placed, String platform, String presence) {
        /** As many systems call them. */
        public static final Columns USUAL = new Columns("placed_at", "platform", "presence");
    }
}
