package dev.cutover.cli.json;

import dev.cutover.cli.reading.Decisions;
import dev.cutover.cli.reading.Recorded;
import java.util.Map;

/** The log of decisions. */
public final class DecisionsJson {
    private DecisionsJson() {}

    public static JsonDocument of(Recorded recorded) {
        return StatusJson.head("decisions", recorded)
                .put(
                        "decisions",
                        Decisions.of(recorded).stream()
                                .map(entry -> one(entry, recorded))
                                .toList());
    }

    private static Map<String, Object> one(Decisions.Entry entry, Recorded recorded) {
        var decision = entry.decision();
        return new Fields()
                .put("run", recorded.run().value())
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
