package dev.cutover.yaml.include;

import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of one file, each of which says what it needs.
 *
 * @param first the ids of those that need none of the others
 * @param last the ids of those that none of the others needs
 */
record StepBlock(List<Node> steps, List<String> first, List<String> last) {
    static final String ID = "id";
    static final String NEEDS = "needs";

    static StepBlock of(List<Node> steps) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        steps.forEach(step ->
                id(step).ifPresent(id -> needs.put(id, NodeRewriting.texts(((Mapping) step).get(NEEDS)))));
        var needed = new HashSet<String>();
        needs.forEach((id, names) -> needed.addAll(names));
        var first = needs.keySet().stream()
                .filter(id -> needs.getOrDefault(id, List.of()).stream().noneMatch(needs::containsKey))
                .toList();
        var last = needs.keySet().stream().filter(id -> !needed.contains(id)).toList();
        var all = List.copyOf(needs.keySet());
        // If the needs have a circle, which another check reports, both may be empty.
        return new StepBlock(
                steps,
                first.isEmpty() && !all.isEmpty() ? all.subList(0, 1) : first,
                last.isEmpty() && !all.isEmpty() ? all.subList(all.size() - 1, all.size()) : last);
    }

    static Optional<String> id(Node step) {
        return step instanceof Mapping mapping ? NodeRewriting.text(mapping.get(ID)) : Optional.empty();
    }

    Set<String> ids() {
        var ids = new LinkedHashSet<String>();
        steps.forEach(step -> id(step).ifPresent(ids::add));
        return ids;
    }

    /** The block with these needs added to each first step. */
    StepBlock after(List<Node> names) {
        var waiting = new ArrayList<Node>();
        for (Node step : steps) {
            if (step instanceof Mapping mapping
                    && id(step).filter(first::contains).isPresent()) {
                var all = new ArrayList<>(mapping.items(NEEDS));
                all.addAll(names);
                waiting.add(NodeRewriting.with(mapping, NEEDS, all));
            } else {
                waiting.add(step);
            }
        }
        return new StepBlock(waiting, first, last);
    }
}
