package dev.cutover.json;

import dev.cutover.journal.RunVerification;
import java.util.Map;
import java.util.Optional;

/** The checks of a run's folder, and their results. */
public final class VerificationJson {
    private VerificationJson() {}

    public static JsonDocument of(String run, RunVerification runVerification) {
        return JsonDocument.of("verification")
                .put("run", run)
                .put("seq", runVerification.events())
                .put("sound", runVerification.isSound())
                .put("head", runVerification.head())
                .put(
                        "impossible",
                        runVerification.impossible().stream()
                                .map(VerificationJson::impossible)
                                .toList())
                .put(
                        "checks",
                        runVerification.checks().stream()
                                .map(VerificationJson::one)
                                .toList());
    }

    private static Map<String, Object> impossible(RunVerification.Impossible event) {
        return new JsonFields()
                .put("seq", event.seq())
                .put("type", event.type())
                .put("step", event.step().isEmpty() ? Optional.empty() : Optional.of(event.step()))
                .put("why", event.why())
                .map();
    }

    private static Map<String, Object> one(RunVerification.Check check) {
        return new JsonFields()
                .put("what", check.what())
                .put("result", check.result())
                .put("detail", check.detail())
                .map();
    }
}
