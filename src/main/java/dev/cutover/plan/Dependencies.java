package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.plan.StepCoupling.Unchecked;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which dependencies were checked before a step relies on them. Not thread-safe. */
final class Dependencies {
    private final Runbook runbook;
    private final StepOrder order;
    private final List<StepAccess> accesses;
    private final Map<SystemId, Integer> numbers = new HashMap<>();
    private final SystemMentions systemMentions;

    Dependencies(Runbook runbook, StepOrder order, List<StepAccess> accesses) {
        this.runbook = runbook;
        this.order = order;
        this.accesses = accesses;
        var systems = new LinkedHashSet<SystemId>();
        runbook.inventory().systems().forEach((id, system) -> {
            systems.add(id);
            systems.addAll(system.dependsOn());
        });
        systems.forEach(system -> numbers.put(system, numbers.size()));
        this.systemMentions = new SystemMentions(runbook, numbers);
    }

    List<Unchecked> unchecked() {
        var looked = lookedAt();
        var firsts = new HashMap<SystemId, Map<SystemId, Draft>>();
        var drafts = new ArrayList<Draft>();
        for (int number : order.sorted()) {
            for (var system : touched(accesses.get(number))) {
                var missing = missing(system, looked[number]);
                var known = firsts.computeIfAbsent(system, key -> new LinkedHashMap<>());
                var before = new LinkedHashSet<Draft>();
                var fresh = new ArrayList<SystemId>();
                for (var dependency : missing) {
                    var draft = known.get(dependency);
                    if (draft == null) {
                        fresh.add(dependency);
                    } else {
                        before.add(draft);
                    }
                }
                before.forEach(draft -> draft.others.add(number));
                if (!fresh.isEmpty()) {
                    var draft = new Draft(number, system, fresh, new ArrayList<>());
                    fresh.forEach(dependency -> known.put(dependency, draft));
                    drafts.add(draft);
                }
            }
        }
        return drafts.stream().map(this::finding).toList();
    }

    private record Draft(int number, SystemId system, List<SystemId> dependencies, List<Integer> others) {}

    private Unchecked finding(Draft draft) {
        return new Unchecked(
                order.step(draft.number).id(),
                draft.system,
                draft.dependencies,
                draft.dependencies.stream()
                        .filter(system -> !runbook.inventory().systems().containsKey(system))
                        .toList(),
                draft.others.stream()
                        .sorted()
                        .limit(StepCoupling.NAMED)
                        .map(number -> order.step(number).id())
                        .toList(),
                draft.others.size());
    }

    /** The systems that a step needs in working order: reading needs only the system itself. */
    private static Set<SystemId> touched(StepAccess stepAccess) {
        var touched = new TreeSet<>(stepAccess.writes());
        stepAccess.traffic().ifPresent(touched::add);
        return touched;
    }

    private Collection<SystemId> missing(SystemId system, BitSet looked) {
        var entry = runbook.inventory().systems().get(system);
        return entry == null
                ? List.of()
                : entry.dependsOn().stream()
                        .filter(dependency -> !looked.get(numbers.getOrDefault(dependency, numbers.size())))
                        .toList();
    }

    /** For each step the systems that the gates and observations before it have checked. */
    private BitSet[] lookedAt() {
        BitSet[] looked = new BitSet[order.size()];
        BitSet[] after = new BitSet[order.size()];
        for (int number : order.sorted()) {
            int[] needs = order.needs(number);
            var before = needs.length == 1 ? after[needs[0]] : union(needs, after);
            looked[number] = before;
            var step = order.step(number);
            after[number] = looks(step) ? with(before, systemMentions.of(step)) : before;
        }
        return looked;
    }

    private static boolean looks(Step step) {
        return step.work() instanceof Work.Gate || step.work() instanceof Work.Observe;
    }

    private static BitSet union(int[] needs, BitSet[] after) {
        var all = new BitSet();
        for (int need : needs) {
            all.or(after[need]);
        }
        return all;
    }

    private static BitSet with(BitSet before, BitSet more) {
        var all = (BitSet) before.clone();
        all.or(more);
        return all;
    }
}
