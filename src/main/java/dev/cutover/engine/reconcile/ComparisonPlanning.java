package dev.cutover.engine.reconcile;

import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.spi.ConnectorException;

/** From what a step says to the plan of its comparison, over the connected systems. */
final class ComparisonPlanning {
    private final ReconcileOrder order;

    ComparisonPlanning(ReconcileOrder order) {
        this.order = order;
    }

    ComparisonPlan plan() throws ConnectorException, InterruptedException {
        throw new UnsupportedOperationException(order.toString());
    }
}
