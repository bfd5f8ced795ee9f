package dev.cutover.rehearsal;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Queries the systems of a run, in the order of the inventory, until one has a value. A metric may be written like a
 * name in a runbook: {@code duplicate-shipments} stands for {@code duplicate_shipments} or
 * {@code duplicate_shipments_total}.
 */
final class SystemsMeasurement implements EndMeasurement {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Collection<SystemId> inventory;
    private final ConnectedSystems connectedSystems;
    private final EndCalls endCalls;
    private final Duration window;

    SystemsMeasurement(
            Collection<SystemId> inventory, ConnectedSystems connectedSystems, EndCalls endCalls, Duration window) {
        this.inventory = inventory;
        this.connectedSystems = connectedSystems;
        this.endCalls = endCalls;
        this.window = window;
    }

    @Override
    public Measurement measure(String metric) throws InterruptedException {
        var why = new ArrayList<String>();
        for (String query : spellings(metric)) {
            for (var system : inventory) {
                var metrics = connectedSystems.find(system, Metrics.class);
                if (metrics.isEmpty() || !metrics.orElseThrow().check(query).isEmpty()) {
                    continue;
                }
                var measured = ask(metrics.orElseThrow(), query);
                if (measured instanceof Measurement.NoData none) {
                    why.add(system + ": " + none.why());
                } else {
                    return measured;
                }
            }
        }
        return new Measurement.NoData(why.isEmpty() ? "no system measures it" : String.join("; ", why));
    }

    private static List<String> spellings(String metric) {
        String name = metric.replace('-', '_');
        return List.of(name, name + "_total");
    }

    private Measurement ask(Metrics metrics, String query) throws InterruptedException {
        var ended = endCalls.make(() -> metrics.evaluate(query, window, Segment.EVERYTHING), LIMIT);
        return ended.value().orElseGet(() -> new Measurement.NoData(ended.trouble()));
    }
}
