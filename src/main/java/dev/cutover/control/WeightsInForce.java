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
 * Reads the weights in force from the running routers; the record only says what they were. Changes nothing. Immutable
 * and thread-safe.
 *
 * @param runbook defines the traffic and the keys that the run moves
 */
public record WeightsInForce(Runbook runbook, ConnectedSystems connectedSystems) {

    /** Reads all keys that the run moves. If a router cannot be read, each of its keys has a note that says why. */
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

    /** All keys without a weight, with a note that says why. */
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
