package dev.cutover.json;

import dev.cutover.model.SystemId;
import dev.cutover.preflight.SystemReadiness;
import dev.cutover.preflight.SystemReport;
import dev.cutover.preflight.SystemReport.Standing;
import dev.cutover.preflight.WeightReading;
import dev.cutover.spi.Preflight;
import java.util.Map;

/** How the systems of an environment stand. */
public final class CheckJson {
    private static final double MILLIS = 1000;

    private CheckJson() {}

    public static JsonDocument of(SystemReadiness systemReadiness) {
        return JsonDocument.of("check")
                .put("runbook", systemReadiness.runbook())
                .put("environment", systemReadiness.environment())
                .put("ready", systemReadiness.isReady())
                .put(
                        "counts",
                        new JsonFields()
                                .put("ready", systemReadiness.count(Standing.READY))
                                .put("notReady", systemReadiness.count(Standing.NOT_READY))
                                .put("cannotTell", systemReadiness.count(Standing.CANNOT_TELL))
                                .map())
                .put(
                        "systems",
                        systemReadiness.systems().stream()
                                .map(CheckJson::system)
                                .toList())
                .put(
                        "unbound",
                        systemReadiness.unbound().stream().map(SystemId::value).toList());
    }

    private static Map<String, Object> system(SystemReport one) {
        return new JsonFields()
                .put("system", one.system().value())
                .put("standing", one.standing())
                .put("why", one.why())
                .put("found", one.found().stream().map(CheckJson::found).toList())
                .put("weights", one.weights().stream().map(CheckJson::weight).toList())
                .map();
    }

    private static Map<String, Object> found(Preflight.Found found) {
        return new JsonFields()
                .put("aspect", found.aspect())
                .put("verdict", found.verdict())
                .put("text", found.text())
                .put("seconds", found.measured().map(span -> span.toMillis() / MILLIS))
                .map();
    }

    private static Map<String, Object> weight(WeightReading weightReading) {
        return new JsonFields()
                .put("traffic", weightReading.traffic())
                .put("segment", weightReading.key().values())
                .put(
                        "basisPoints",
                        weightReading.basisPoints().isPresent()
                                ? weightReading.basisPoints().getAsInt()
                                : null)
                .put("note", weightReading.note())
                .map();
    }
}
