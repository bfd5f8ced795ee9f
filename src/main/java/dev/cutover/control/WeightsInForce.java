package dev.cutover.control;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.preflight.ShiftedKeys;
import dev.cutover.run.ReportedWeight;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights in force, from the running routers: what the record says may be what they were. Reads only.
 *
 * @param runbook which traffic there is, and which of its keys the run moves
 */
public record WeightsInForce(Runbook runbook, ConnectedSystems connectedSystems) {

    /** Asks every router for the keys that the run moves. A router that cannot be asked says so for each. */
    public List<ReportedWeight> read() throws InterruptedException {
        var readings = new ArrayList<ReportedWeight>();
        for (var entry : ShiftedKeys.keys(runbook).entrySet()) {
            readings.addAll(read(entry.getKey(), List.copyOf(entry.getValue())));
        }
        return readings;
    }

    private List<ReportedWeight> read(Traffic traffic, List<Segment> keys) throws InterruptedException {
        try {
            var flow = new TrafficRouter.Flow(traffic.id(), traffic.from(), traffic.to());
            return connectedSystems.get(traffic.router(), TrafficRouter.class).read(flow, keys).stream()
                    .map(reading -> new ReportedWeight(
                            traffic.id(), reading.key(), reading.basisPoints().orElse(-1), reading.note()))
                    .toList();
        } catch (ConnectorException trouble) {
            return unread(traffic, keys, String.valueOf(trouble.getMessage()));
        }
    }

    /** None of them, for a reason. */
    List<ReportedWeight> unread(String why) {
        return ShiftedKeys.keys(runbook).entrySet().stream()
                .flatMap(entry -> unread(entry.getKey(), List.copyOf(entry.getValue()), why).stream())
                .toList();
    }

    private static List<ReportedWeight> unread(Traffic traffic, List<Segment> keys, String why) {
        return keys.stream()
                .map(key -> new ReportedWeight(traffic.id(), key, -1, why))
                .toList();
    }
}
