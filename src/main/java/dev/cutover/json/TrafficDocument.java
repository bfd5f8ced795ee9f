package dev.cutover.json;

import dev.cutover.query.RouterKeyStatus;
import dev.cutover.run.RunId;
import java.util.List;

/** The weights of a run's routers, recorded and read. */
public final class TrafficDocument {
    private TrafficDocument() {}

    public static JsonDocument of(RunId run, List<RouterKeyStatus> lanes) {
        return JsonDocument.of("traffic")
                .put("run", run.value())
                .put(
                        "traffic",
                        lanes.stream()
                                .map(routerKeyStatus -> new JsonFields()
                                        .put("traffic", routerKeyStatus.traffic())
                                        .put("segment", routerKeyStatus.key().values())
                                        .put(
                                                "recorded",
                                                routerKeyStatus
                                                        .recorded()
                                                        .map(entry ->
                                                                entry.weight().basisPoints()))
                                        .put(
                                                "certain",
                                                routerKeyStatus.recorded().map(entry -> entry.certain()))
                                        .put(
                                                "now",
                                                routerKeyStatus
                                                        .now()
                                                        .filter(reading -> reading.basisPoints() >= 0)
                                                        .map(reading -> reading.basisPoints()))
                                        .put("note", routerKeyStatus.now().map(reading -> reading.note()))
                                        .put("drifted", routerKeyStatus.drifted())
                                        .map())
                                .toList());
    }
}
