package dev.cutover.cli.json;

import dev.cutover.journal.Verification;
import java.util.Map;
import java.util.Optional;

/** What was looked at in a run's folder, and what came of it. */
public final class VerificationJson {
    private VerificationJson() {}

    public static JsonDocument of(String run, Verification verification) {
        return JsonDocument.of("verification")
                .put("run", run)
                .put("seq", verification.events())
                .put("sound", verification.isSound())
                .put("head", verification.head())
                .put(
                        "impossible",
                        verification.impossible().stream()
                                .map(VerificationJson::impossible)
                                .toList())
                .put(
                        "checks",
                        verification.checks().stream()
                                .map(VerificationJson::one)
                                .toList());
    }

    private static Map<String, Object> impossible(Verification.Impossible event) {
        return new Fields()
                .put("seq", event.seq())
                .put("type", event.type())
                .put("step", event.step().isEmpty() ? Optional.empty() : Optional.of(event.step()))
                .put("why", event.why())
                .map();
    }

    private static Map<String, Object> one(Verification.Check check) {
        return new Fields()
                .put("what", check.what())
                .put("result", check.result())
                .put("detail", check.detail())
                .map();
    }
}
