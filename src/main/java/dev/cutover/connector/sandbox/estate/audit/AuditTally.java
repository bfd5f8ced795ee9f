package dev.cutover.connector.sandbox.estate.audit;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts breaches, each line once for an invariant, up to a thousand. Not thread-safe. */
final class AuditTally {
    /** Where counting stops: nobody needs to know more exactly how bad it is. */
    static final int MOST = 1_000;

    private static final int EXAMPLES = 10;

    private final Map<Invariant, Set<String>> places = new EnumMap<>(Invariant.class);
    private boolean cutShort;

    void add(Collection<Breach> breaches) {
        for (var breach : breaches) {
            var known = places.computeIfAbsent(breach.invariant(), found -> new LinkedHashSet<>());
            if (known.size() < MOST) {
                known.add(breach.place());
            } else {
                cutShort |= !known.contains(breach.place());
            }
        }
    }

    /** Adds what another one has counted. */
    void add(AuditTally other) {
        other.places.forEach((invariant, found) ->
                add(found.stream().map(place -> new Breach(invariant, place, 0)).toList()));
        cutShort |= other.cutShort;
    }

    /** Whether nothing more is counted of an invariant. */
    boolean isFull() {
        return places.values().stream().anyMatch(known -> known.size() >= MOST);
    }

    /** Not all orders were looked at that a fault may have harmed. */
    void cutShort() {
        cutShort = true;
    }

    /** In the order of the invariants. */
    List<AuditFinding> findings() {
        return places.entrySet().stream()
                .map(entry -> new AuditFinding(
                        entry.getKey(),
                        entry.getValue().size(),
                        cutShort,
                        entry.getValue().stream().limit(EXAMPLES).toList()))
                .toList();
    }
}
