package dev.cutover.runlog.call;

import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.runlog.RunLog;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a call. Immutable.
 *
 * @param outcome in one word
 * @param says the system's or the connector's own words; may be empty
 * @param sameness equal for answers that tell nothing new after each other
 * @param more what else is known of it
 * @param trace of an exception; empty if there was none that says more than its message
 */
record GivenAnswer(Level level, String outcome, String says, String sameness, Map<String, String> more, String trace) {
    static final GivenAnswer INTERRUPTED = of(Level.WARN, "interrupted", "");

    static GivenAnswer of(Level level, String outcome, String says) {
        return new GivenAnswer(level, outcome, says, outcome + " " + says, Map.of(), "");
    }

    static GivenAnswer of(Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return of(Level.INFO, "succeeded", succeeded.detail());
        }
        if (outcome instanceof Outcome.Failed failed) {
            var answer = of(Level.WARN, "failed", failed.why());
            return failed.changedNothing() ? answer.with("changed", "nothing") : answer;
        }
        if (outcome instanceof Outcome.Unverified unverified) {
            return of(Level.WARN, "unverified", unverified.why());
        }
        return of(Level.ERROR, "none", "the connector has given no outcome");
    }

    /** A connector that cannot tell says so in one sentence; one that is mistaken shows where. */
    static GivenAnswer broken(Throwable thrown) {
        boolean isPlain = thrown instanceof ConnectorException && thrown.getCause() == null;
        String says = thrown instanceof ConnectorException ? String.valueOf(thrown.getMessage()) : thrown.toString();
        return new GivenAnswer(
                Level.ERROR, "error", says, "error " + says, Map.of(), isPlain ? "" : RunLog.trace(thrown));
    }

    /** The same with a field more. */
    GivenAnswer with(String field, String value) {
        var all = new LinkedHashMap<>(more);
        all.put(field, value);
        return new GivenAnswer(level, outcome, says, sameness, all, trace);
    }

    /** The same, which tells nothing new after any answer of the same outcome. */
    GivenAnswer sameWhateverItSays() {
        return new GivenAnswer(level, outcome, says, outcome, more, trace);
    }
}
