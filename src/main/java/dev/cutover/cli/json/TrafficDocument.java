package dev.cutover.cli.json;

import dev.cutover.cli.reading.Lane;
import dev.cutover.run.RunId;
import java.util.List;

/** The weights of a run's routers, recorded and read. */
public final class TrafficDocument {
    private TrafficDocument() {}

    public static JsonDocument of(RunId run, List<Lane> lanes) {
        return JsonDocument.of("traffic")
                .put("run", run.value())
                .put(
                        "traffic",
                        lanes.stream()
                                .map(lane -> new Fields()
                                        .put("traffic", lane.traffic())
                                        .put("segment", lane.key().values())
                                        .put(
                                                "recorded",
                                                lane.recorded()
                                                        .map(entry ->
                                                                entry.weight().basisPoints()))
                                        .put("certain", lane.recorded().map(entry -> entry.certain()))
                                        .put(
                                                "now",
                                                lane.now()
                                                        .filter(reading -> reading.basisPoints() >= 0)
                                                        .map(reading -> reading.basisPoints()))
                                        .put("note", lane.now().map(reading -> reading.note()))
                                        .put("drifted", lane.drifted())
                                        .map())
                                .toList());
    }
}
