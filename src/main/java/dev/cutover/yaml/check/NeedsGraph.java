package dev.cutover.yaml.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The graph of needs. Names that were not added as nodes are ignored. Not thread-safe. */
final class NeedsGraph {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> needs = new ArrayList<>();
    private List<BitSet> above = List.of();

    void add(String name, List<String> needed) {
        if (numbers.putIfAbsent(name, names.size()) == null) {
            names.add(name);
            needs.add(List.copyOf(needed));
        }
    }

    /** Whether {@code earlier} has ended before {@code later} starts. Always false if the needs have a circle. */
    boolean precedes(String earlier, String later) {
        if (above.isEmpty()) {
            above = transitive();
        }
        Integer from = numbers.get(earlier);
        Integer to = numbers.get(later);
        return from != null && to != null && above.get(to).get(from);
    }

    /** The circles, each once, as their names in the order of the needs. */
    List<List<String>> circles() {
        var circles = new ArrayList<List<String>>();
        var gone = new BitSet();
        for (BitSet left = unordered(gone); !left.isEmpty(); left = unordered(gone)) {
            var circle = circle(left);
            circles.add(circle.stream().map(names::get).toList());
            circle.forEach(gone::set);
        }
        return circles;
    }

    private List<Integer> circle(BitSet left) {
        var path = new LinkedHashSet<Integer>();
        int at = left.nextSetBit(0);
        while (path.add(at)) {
            at = neededBy(at).stream().filter(left::get).findFirst().orElseThrow();
        }
        var circle = new ArrayList<>(path);
        return circle.subList(circle.indexOf(at), circle.size());
    }

    private List<Integer> neededBy(int number) {
        return needs.get(number).stream()
                .filter(numbers::containsKey)
                .map(name -> numbers.getOrDefault(name, -1))
                .toList();
    }

    /** The names on a circle or behind one, if the removed names are ignored. */
    private BitSet unordered(BitSet gone) {
        var left = new BitSet();
        left.set(0, names.size());
        order(gone).forEach(left::clear);
        left.andNot(gone);
        return left;
    }

    private List<Integer> order(BitSet gone) {
        var waitingFor = new int[names.size()];
        var followers = new ArrayList<List<Integer>>();
        names.forEach(name -> followers.add(new ArrayList<>()));
        var ready = new ArrayDeque<Integer>();
        for (int i = 0; i < names.size(); i++) {
            Set<Integer> needed = new LinkedHashSet<>(neededBy(i));
            needed.removeIf(gone::get);
            waitingFor[i] = needed.size();
            for (int one : needed) {
                followers.get(one).add(i);
            }
            if (needed.isEmpty()) {
                ready.add(i);
            }
        }
        var order = new ArrayList<Integer>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order.add(next);
            for (int follower : followers.get(next)) {
                if (--waitingFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return order;
    }

    private List<BitSet> transitive() {
        var sets = new ArrayList<BitSet>();
        names.forEach(name -> sets.add(new BitSet()));
        for (int i : order(new BitSet())) {
            for (int needed : neededBy(i)) {
                sets.get(i).set(needed);
                sets.get(i).or(sets.get(needed));
            }
        }
        return sets;
    }
}
