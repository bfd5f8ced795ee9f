package dev.cutover.cli.json;

import dev.cutover.journal.Verification;
import java.util.Map;

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
                        "checks",
                        verification.checks().stream()
                                .map(VerificationJson::one)
                                .toList());
    }

    private static Map<String, Object> one(Verification.Check check) {
        return new Fields()
                .put("what", check.what())
                .put("result", check.result())
                .put("detail", check.detail())
                .map();
    }
}
