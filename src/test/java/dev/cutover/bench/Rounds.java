package dev.cutover.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each work cost, round by round: in each round everything runs once, so that a busy moment hits all alike. */
final class Rounds {
    private final Map<String, List<ProcessCost>> costs = new LinkedHashMap<>();

    void add(String work, ProcessCost cost) {
        costs.computeIfAbsent(work, key -> new ArrayList<>()).add(cost);
    }

    boolean has(String work) {
        return costs.containsKey(work);
    }

    /** The median of each figure. */
    ProcessCost of(String work) {
        return Median.of(Objects.requireNonNull(costs.get(work), work));
    }

    double wall(String work) {
        return of(work).wall();
    }
}
