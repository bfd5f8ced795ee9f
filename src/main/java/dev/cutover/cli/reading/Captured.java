package dev.cutover.cli.reading;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.EvidenceFact;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One thing that was captured, and when. */
public record Captured(long seq, Instant at, EvidenceFact fact) {

    /** In the order in which they were captured. */
    public static List<Captured> of(Recorded recorded) {
        return recorded.events().stream()
                .filter(event -> event.fact() instanceof EvidenceFact)
                .map(event -> new Captured(event.seq(), event.at(), (EvidenceFact) event.fact()))
                .toList();
    }

    /**
     * The one whose SHA-256 begins so. The same bytes captured twice are one.
     *
     * @throws ProblemException if there is none, or more than one
     */
    public static Captured find(Recorded recorded, String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        var found = of(recorded).stream()
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
                        ? "no evidence of run " + recorded.run() + " begins with '" + prefix + "'"
                        : "'" + prefix + "' begins " + digests + " pieces of evidence of run " + recorded.run(),
                "`cutover evidence list " + recorded.run() + "` lists them");
    }

    /** Enough of the digest to tell it from the others by eye. */
    public String shortDigest() {
        return fact.sha256().substring(0, Math.min(12, fact.sha256().length()));
    }
}
