package dev.cutover.discipline;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which steps come after others, by their needs. Immutable after construction. */
final class Downstream {
    private final List<Step> steps;
    private final Map<StepId, List<StepId>> next = new HashMap<>();

    Downstream(Runbook runbook) {
        steps = runbook.steps().toList();
        steps.forEach(step -> step.needs()
                .forEach(need ->
                        next.computeIfAbsent(need, key -> new ArrayList<>()).add(step.id())));
    }

    /** The steps that cannot start before one that is meant is settled. */
    Set<StepId> of(Predicate<Step> meant) {
        var after = new HashSet<StepId>();
        var open = new ArrayDeque<StepId>();
        steps.stream().filter(meant).map(Step::id).forEach(open::add);
        while (!open.isEmpty()) {
            for (var step : next.getOrDefault(open.remove(), List.of())) {
                if (after.add(step)) {
                    open.add(step);
                }
            }
        }
        return after;
    }
}
