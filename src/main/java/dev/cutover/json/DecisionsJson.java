package dev.cutover.json;

import dev.cutover.query.DecisionLog;
import dev.cutover.query.RecordedRun;
import java.util.Map;

/** The log of decisions. */
public final class DecisionsJson {
    private DecisionsJson() {}

    public static JsonDocument of(RecordedRun recordedRun) {
        return StatusJson.head("decisions", recordedRun)
                .put(
                        "decisions",
                        DecisionLog.of(recordedRun).stream()
                                .map(entry -> one(entry, recordedRun))
                                .toList());
    }

    private static Map<String, Object> one(DecisionLog.Entry entry, RecordedRun recordedRun) {
        var decision = entry.decision();
        return new JsonFields()
                .put("run", recordedRun.run().value())
                .put("seq", entry.seq())
                .put("at", entry.at())
                .put("question", decision.question())
                .put("owner", decision.owner())
                .put("role", decision.role().value())
                .put("subject", decision.subject())
                .put("choice", decision.choice())
                .put("reason", decision.reason())
                .put("impact", decision.impact())
                .put("stood-in-as", decision.standIn())
                .put("saw", decision.saw())
                .put("signature", decision.signature())
                .put("via", decision.via())
                .put("user", decision.user())
                .put("lapsed", entry.lapsed())
                .map();
    }
}
