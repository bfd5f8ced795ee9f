package dev.cutover.reconcile.judge.cause;

import dev.cutover.run.comparison.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns counted signatures into causes, so that each problem is in one of them. A number that differs by an amount also
 * differs by a factor: the signature that explains most of a column is told first, and then what is left. Immutable.
 */
final class CauseReport {
    /** Signatures that are rarer than this are told together. */
    private static final double RARE = 0.01;

    private static final int FEW = 3;
    private static final int MOST_OF_ONE = 20;

    private final CauseCounts counts;
    private final Dimensions dimensions;

    CauseReport(CauseCounts counts, Dimensions dimensions) {
        this.counts = counts;
        this.dimensions = dimensions;
    }

    List<Cause> causes() {
        var groups = new LinkedHashMap<Signature, List<CauseEntry>>();
        for (CauseEntry entry : counts.entries()) {
            groups.computeIfAbsent(entry.signature().ofAll(), all -> new ArrayList<>())
                    .add(entry);
        }
        var causes = new ArrayList<Cause>();
        for (Map.Entry<Signature, List<CauseEntry>> group : groups.entrySet()) {
            causes.addAll(causes(group.getKey(), group.getValue()));
        }
        return causes;
    }

    private List<Cause> causes(Signature all, List<CauseEntry> entries) {
        CauseEntry whole = entries.stream()
                .filter(entry -> entry.signature().equals(all))
                .findFirst()
                .orElseThrow();
        var causes = new ArrayList<Cause>();
        var told = new ArrayList<CauseEntry>();
        long rest = whole.count();
        for (CauseEntry entry : bySignificance(entries)) {
            long count = Math.min(entry.count(), rest);
            if (entry != whole && isWorthTelling(entry, whole, told) && 2 * count >= entry.count()) {
                causes.add(cause(entry, count, entry.samples().list()));
                told.add(entry);
                rest -= count;
            }
        }
        if (rest > 0) {
            causes.add(rest(whole, rest, told, entries));
        }
        return causes;
    }

    private static List<CauseEntry> bySignificance(List<CauseEntry> entries) {
        var sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(CauseEntry::count)
                .reversed()
                .thenComparing(entry -> entry.signature().form())
                .thenComparing(entry -> entry.signature().detail()));
        return sorted;
    }

    private static boolean isWorthTelling(CauseEntry entry, CauseEntry whole, List<CauseEntry> told) {
        if (!entry.signature().form().isOpen()) {
            return true;
        }
        boolean isRare = entry.count() < whole.count() * RARE || (entry.count() == 1 && whole.count() > FEW);
        return !isRare
                && told.size() < MOST_OF_ONE
                && told.stream().noneMatch(known -> entry.isPartOf(known.signature()));
    }

    private Cause rest(CauseEntry whole, long rest, List<CauseEntry> told, List<CauseEntry> entries) {
        Set<Signature> known = new HashSet<>();
        told.forEach(entry -> known.add(entry.signature()));
        var samples = new SmallestSamples();
        var seen = new HashSet<List<String>>();
        for (CauseEntry entry : entries) {
            for (KeptSample sample : entry.samples().list()) {
                if (sample.signatures().stream().noneMatch(known::contains)
                        && seen.add(sample.sampled().key())) {
                    samples.add(sample);
                }
            }
        }
        Cause cause = cause(whole, rest, samples.list());
        return told.isEmpty() ? cause : withoutPlace(cause);
    }

    private Cause cause(CauseEntry entry, long count, List<KeptSample> samples) {
        Signature signature = entry.signature();
        return new Cause(
                signature.kind(),
                signature.about(),
                signature.words(),
                count,
                entry.isAtLeast(),
                Outlier.of(entry, dimensions),
                samples.stream().map(KeptSample::sampled).toList());
    }

    private static Cause withoutPlace(Cause cause) {
        return new Cause(
                cause.kind(),
                cause.about(),
                cause.signature(),
                cause.count(),
                cause.atLeast(),
                Optional.empty(),
                cause.samples());
    }
}
