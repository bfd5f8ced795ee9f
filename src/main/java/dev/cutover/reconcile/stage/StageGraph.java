package dev.cutover.reconcile.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stages of one side and the ways between them. Immutable and thread-safe. */
final class StageGraph {
    private final String first;
    private final Map<String, Set<String>> direct = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> skipped = new HashMap<>();

    /**
     * The graph that a side shows.
     *
     * @param next the stages that may directly follow a stage; the first stage is where every history begins
     * @param unrecorded stages that the side never records: whatever follows them follows the stage before them, too
     */
    StageGraph(Map<String, Set<String>> next, Set<String> unrecorded) {
        this.first = next.keySet().iterator().next();
        var all = new LinkedHashSet<>(next.keySet());
        next.values().forEach(all::addAll);
        for (String stage : all) {
            var ways = ways(stage, next);
            direct.put(stage, new LinkedHashSet<>(next.getOrDefault(stage, Set.of())));
            var between = new LinkedHashMap<String, List<String>>();
            ways.forEach((to, way) -> {
                var missing =
                        way.stream().filter(one -> !unrecorded.contains(one)).toList();
                if (missing.isEmpty()) {
                    direct.getOrDefault(stage, Set.of()).add(to);
                } else {
                    between.put(to, missing);
                }
            });
            skipped.put(stage, between);
        }
    }

    /** The shortest ways from a stage to all others: the stages in between. */
    private static Map<String, List<String>> ways(String from, Map<String, Set<String>> next) {
        var ways = new LinkedHashMap<String, List<String>>();
        var open = new ArrayDeque<String>();
        for (String to : next.getOrDefault(from, Set.of())) {
            ways.put(to, List.of());
            open.add(to);
        }
        while (!open.isEmpty()) {
            var stage = open.remove();
            for (String to : next.getOrDefault(stage, Set.of())) {
                if (!ways.containsKey(to)) {
                    var way = new ArrayList<>(ways.getOrDefault(stage, List.of()));
                    way.add(stage);
                    ways.put(to, Collections.unmodifiableList(way));
                    open.add(to);
                }
            }
        }
        return ways;
    }

    /** Where every history begins. */
    String first() {
        return first;
    }

    Set<String> stages() {
        return Collections.unmodifiableSet(direct.keySet());
    }

    /** Whether a stage may come next after another one. */
    boolean isDirect(String from, String to) {
        return direct.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * The stages that a quantity passes on the shortest way between two; empty if there is no way, or no stage between.
     */
    List<String> between(String from, String to) {
        return skipped.getOrDefault(from, Map.of()).getOrDefault(to, List.of());
    }

    /** The stages that a history lacks which begins with this one. */
    List<String> before(String begin) {
        if (begin.equals(first)) {
            return List.of();
        }
        var before = new ArrayList<>(List.of(first));
        before.addAll(between(first, begin));
        return before;
    }

    boolean leads(String from, String to) {
        return isDirect(from, to) || !between(from, to).isEmpty();
    }

    /** Whether nothing follows. */
    boolean isEnd(String stage) {
        return direct.getOrDefault(stage, Set.of()).isEmpty();
    }

    /** How far a stage is from where histories begin, for an order among those of the same instant. */
    int rank(String stage) {
        return stage.equals(first) ? 0 : 1 + new HashSet<>(between(first, stage)).size();
    }
}
