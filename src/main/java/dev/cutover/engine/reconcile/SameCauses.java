package dev.cutover.engine.reconcile;

import dev.cutover.run.comparison.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up causes that read alike once their values are redacted. Not thread-safe. */
final class SameCauses {
    private static final int SAMPLES = 10;

    private final Map<List<Object>, Cause> causes = new LinkedHashMap<>();

    void add(Cause cause) {
        causes.merge(List.of(cause.kind(), cause.about(), cause.signature()), cause, SameCauses::both);
    }

    /** Where they are more frequent than elsewhere is known of none of them alone. */
    private static Cause both(Cause one, Cause other) {
        var samples = new ArrayList<>(one.samples());
        other.samples().stream().limit(SAMPLES - samples.size()).forEach(samples::add);
        return new Cause(
                one.kind(),
                one.about(),
                one.signature(),
                one.count() + other.count(),
                one.atLeast() || other.atLeast(),
                one.where().equals(other.where()) ? one.where() : Optional.empty(),
                samples);
    }

    /** The most frequent first. */
    List<Cause> all() {
        return causes.values().stream()
                .sorted(Comparator.comparingLong(Cause::count).reversed())
                .toList();
    }
}
