package dev.cutover.cli.json;

import dev.cutover.cli.reading.Readiness;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.Examined;
import dev.cutover.preflight.Examined.Standing;
import dev.cutover.preflight.Weighed;
import dev.cutover.spi.Preflight;
import java.util.Map;

/** How the systems of an environment stand. */
public final class CheckJson {
    private static final double MILLIS = 1000;

    private CheckJson() {}

    public static JsonDocument of(Readiness readiness) {
        return JsonDocument.of("check")
                .put("runbook", readiness.runbook())
                .put("environment", readiness.environment())
                .put("ready", readiness.isReady())
                .put(
                        "counts",
                        new Fields()
                                .put("ready", readiness.count(Standing.READY))
                                .put("notReady", readiness.count(Standing.NOT_READY))
                                .put("cannotTell", readiness.count(Standing.CANNOT_TELL))
                                .map())
                .put(
                        "systems",
                        readiness.systems().stream().map(CheckJson::system).toList())
                .put(
                        "unbound",
                        readiness.unbound().stream().map(SystemId::value).toList());
    }

    private static Map<String, Object> system(Examined one) {
        return new Fields()
                .put("system", one.system().value())
                .put("standing", one.standing())
                .put("why", one.why())
                .put("found", one.found().stream().map(CheckJson::found).toList())
                .put("weights", one.weights().stream().map(CheckJson::weight).toList())
                .map();
    }

    private static Map<String, Object> found(Preflight.Found found) {
        return new Fields()
                .put("aspect", found.aspect())
                .put("verdict", found.verdict())
                .put("text", found.text())
                .put("seconds", found.measured().map(span -> span.toMillis() / MILLIS))
                .map();
    }

    private static Map<String, Object> weight(Weighed weighed) {
        return new Fields()
                .put("traffic", weighed.traffic())
                .put("segment", weighed.key().values())
                .put(
                        "basisPoints",
                        weighed.basisPoints().isPresent()
                                ? weighed.basisPoints().getAsInt()
                                : null)
                .put("note", weighed.note())
                .map();
    }
}
