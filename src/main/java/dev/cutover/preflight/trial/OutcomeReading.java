package dev.cutover.preflight.trial;

import dev.cutover.spi.Outcome;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the outcome of a call as an answer. Stateless. */
final class OutcomeReading {
    /** Some connectors say it in their own words. */
    private static final Pattern TOLD = Pattern.compile("nothing (was )?changed|it was rolled back");

    private OutcomeReading() {}

    static TrialAnswer of(Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return new TrialAnswer(TrialState.SUCCEEDED, succeeded.detail(), succeeded.outputs(), TrialTable.NONE);
        } else if (outcome instanceof Outcome.Failed failed) {
            String changed =
                    failed.changedNothing() && !TOLD.matcher(failed.why()).find() ? "; nothing was changed" : "";
            return new TrialAnswer(
                    TrialState.FAILED, failed.why() + changed, Map.of(), TrialTable.NONE, failed.changedNothing());
        } else if (outcome instanceof Outcome.Unverified unverified) {
            return TrialAnswer.unknown(unverified.why());
        }
        throw new IllegalStateException("no reading of " + outcome.getClass());
    }
}
