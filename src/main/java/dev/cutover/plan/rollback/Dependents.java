package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which steps rely on a step. Immutable. */
final class Dependents {
    private final List<Step> steps;
    private final Map<StepId, List<StepId>> direct = new HashMap<>();

    Dependents(Runbook runbook) {
        this.steps = runbook.steps().toList();
        steps.forEach(step -> step.needs().forEach(need -> direct.computeIfAbsent(need, id -> new ArrayList<>())
                .add(step.id())));
    }

    /** Those that rely on the step, directly or through others, in the order of the runbook. */
    List<Step> of(Step step) {
        var found = new HashSet<StepId>();
        var open = new ArrayDeque<StepId>(List.of(step.id()));
        while (!open.isEmpty()) {
            for (var next : direct.getOrDefault(open.remove(), List.of())) {
                if (found.add(next)) {
                    open.add(next);
                }
            }
        }
        return steps.stream().filter(one -> found.contains(one.id())).toList();
    }
}
