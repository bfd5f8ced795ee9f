package dev.cutover.query;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.EvidenceFact;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A piece of evidence, and when it was captured. */
public record CapturedEvidence(long seq, Instant at, EvidenceFact fact) {

    /** In the order in which they were captured. */
    public static List<CapturedEvidence> of(RecordedRun recordedRun) {
        return recordedRun.events().stream()
                .filter(event -> event.fact() instanceof EvidenceFact)
                .map(event -> new CapturedEvidence(event.seq(), event.at(), (EvidenceFact) event.fact()))
                .toList();
    }

    /**
     * The evidence whose SHA-256 has this prefix. The same bytes captured twice count as one.
     *
     * @throws ProblemException if there is none, or more than one
     */
    public static CapturedEvidence find(RecordedRun recordedRun, String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        var found = of(recordedRun).stream()
                .filter(each -> each.fact().sha256().startsWith(wanted))
                .toList();
        long digests =
                found.stream().map(each -> each.fact().sha256()).distinct().count();
        if (digests == 1) {
            return found.get(0);
        }
        throw new ProblemException(
                ExitCode.USAGE,
                digests == 0
                        ? "no evidence of run " + recordedRun.run() + " begins with '" + prefix + "'"
                        : "'" + prefix + "' begins " + digests + " pieces of evidence of run " + recordedRun.run(),
                "`cutover evidence list " + recordedRun.run() + "` lists them");
    }

    /** Enough of the digest to tell it from the others by eye. */
    public String shortDigest() {
        return fact.sha256().substring(0, Math.min(12, fact.sha256().length()));
    }
}
