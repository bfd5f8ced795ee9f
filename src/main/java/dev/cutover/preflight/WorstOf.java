package dev.cutover.preflight;

import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Merges the findings of two sources into one for each aspect. Within a source, the worst finding counts. Between the
 * sources, a failure counts first, then a known result before an unknown one.
 */
final class WorstOf {
    /** The largest clock difference that is still fine. */
    static final Duration MOST_SKEW = Duration.ofSeconds(2);

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAILED, Verdict.CANNOT_TELL, Verdict.OK, Verdict.NOT_APPLICABLE);
    private static final List<Verdict> WHO_KNOWS_FIRST =
            List.of(Verdict.FAILED, Verdict.OK, Verdict.NOT_APPLICABLE, Verdict.CANNOT_TELL);
    private static final List<Aspect> ALWAYS = List.of(Aspect.REACHABLE, Aspect.CREDENTIALS, Aspect.PERMISSIONS);

    private WorstOf() {}

    /**
     * Merges the findings about one system.
     *
     * @param told the system's own report
     * @param seen the findings from its other capabilities
     */
    static List<Found> of(List<Found> told, List<Found> seen) {
        var fromTold = told.stream().map(WorstOf::judged).toList();
        var fromSeen = seen.stream().map(WorstOf::judged).toList();
        var merged = new ArrayList<Found>();
        for (var aspect : Aspect.values()) {
            var both = new ArrayList<Found>();
            one(aspect, fromTold, WORST_FIRST).ifPresent(both::add);
            one(aspect, fromSeen, WORST_FIRST).ifPresent(both::add);
            one(aspect, both, WHO_KNOWS_FIRST).ifPresent(merged::add);
        }
        boolean failed = merged.stream().anyMatch(found -> found.verdict() == Verdict.FAILED);
        for (var aspect : ALWAYS) {
            // For a failed system, unknown aspects add nothing.
            if (!failed && merged.stream().noneMatch(found -> found.aspect() == aspect)) {
                merged.add(Found.cannotTell(aspect, "its connector does not report it"));
            }
        }
        merged.sort(Comparator.comparing(Found::aspect));
        return merged;
    }

    private static Optional<Found> one(Aspect aspect, List<Found> all, List<Verdict> order) {
        var of = all.stream().filter(found -> found.aspect() == aspect).toList();
        return of.stream()
                .min(Comparator.comparing(found -> order.indexOf(found.verdict())))
                .map(first -> new Found(
                        aspect,
                        first.verdict(),
                        of.stream()
                                .filter(found -> found.verdict() == first.verdict())
                                .map(Found::text)
                                .filter(text -> !text.isBlank())
                                .distinct()
                                .collect(Collectors.joining("; ")),
                        first.measured()));
    }

    private static Found judged(Found found) {
        if (found.aspect() != Aspect.CLOCK || found.measured().isEmpty()) {
            return found;
        }
        var ahead = found.measured().orElseThrow();
        boolean far = ahead.abs().compareTo(MOST_SKEW) > 0;
        return new Found(
                Aspect.CLOCK,
                far && found.verdict() == Verdict.OK ? Verdict.FAILED : found.verdict(),
                (found.text().isBlank() ? "" : found.text() + "; ")
                        + words(ahead)
                        + (far ? "; more than " + MOST_SKEW.toSeconds() + " s apart" : ""),
                found.measured());
    }

    private static String words(Duration ahead) {
        double seconds = Math.round(ahead.abs().toMillis() / 100.0) / 10.0;
        return seconds == 0
                ? "its clock and the run's agree"
                : "its clock is " + seconds + " s " + (ahead.isNegative() ? "behind" : "ahead");
    }
}
