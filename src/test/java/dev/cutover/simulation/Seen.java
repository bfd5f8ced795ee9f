package dev.cutover.simulation;

import dev.cutover.model.Runbook;
import dev.cutover.run.fact.Event;
import java.util.List;

/**
 * A simulated run as the judge sees it.
 *
 * @param losses events that were acknowledged and are not in the record
 * @param troubles problems that the processes reported
 * @param isRouterHealthy whether the router did all that it was asked for, and told it
 * @param drifted whether somebody else changed a weight
 */
record Seen(
        Runbook book,
        List<Event> record,
        Sight sight,
        SimulatedOrders orders,
        List<String> losses,
        List<String> troubles,
        boolean isRouterHealthy,
        boolean drifted,
        int processes) {}
