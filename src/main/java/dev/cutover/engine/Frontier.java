package dev.cutover.engine;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.RunState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which steps may start, and which are under way or have failed; kept up to date step by step, so that a long runbook
 * costs no more.
 */
final class Frontier {
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final Map<StepId, List<StepId>> dependents = new HashMap<>();
    private final Map<StepId, Set<StepId>> missing = new HashMap<>();
    private final Map<StepId, Integer> order = new HashMap<>();
    private final TreeMap<Integer, Step> ready = new TreeMap<>();
    private final TreeMap<Integer, Step> started = new TreeMap<>();
    private final TreeMap<Integer, Step> failed = new TreeMap<>();

    Frontier(Runbook runbook) {
        runbook.steps().forEach(step -> {
            order.put(step.id(), steps.size());
            steps.put(step.id(), step);
            missing.put(step.id(), new HashSet<>(step.needs()));
            step.needs()
                    .forEach(need -> dependents
                            .computeIfAbsent(need, id -> new ArrayList<>())
                            .add(step.id()));
        });
        steps.values().stream().filter(step -> step.needs().isEmpty()).forEach(step -> ready.put(place(step), step));
    }

    private int place(Step step) {
        return Objects.requireNonNull(order.get(step.id()));
    }

    /** Takes note of where a step stands now. */
    void look(StepId id, RunState state) {
        var step = steps.get(id);
        if (step == null) {
            return;
        }
        int place = place(step);
        ready.remove(place);
        started.remove(place);
        failed.remove(place);
        switch (state.steps().of(id).state()) {
            case PENDING -> {
                unsettle(step);
                whenPending(step, place);
            }
            case STARTED -> started.put(place, step);
            case FAILED -> failed.put(place, step);
            case SUCCEEDED, SKIPPED, TAKEN_BACK -> settle(step, state);
            case CANCELLED -> {}
        }
    }

    private void whenPending(Step step, int place) {
        if (Objects.requireNonNull(missing.get(step.id())).isEmpty()) {
            ready.put(place, step);
        }
    }

    private void settle(Step step, RunState state) {
        for (var dependent : dependents.getOrDefault(step.id(), List.of())) {
            var needs = Objects.requireNonNull(missing.get(dependent));
            boolean first = needs.remove(step.id());
            boolean pending = state.steps().of(dependent).state() == dev.cutover.run.StepState.PENDING;
            if (first && needs.isEmpty() && pending) {
                var ripe = Objects.requireNonNull(steps.get(dependent));
                ready.put(place(ripe), ripe);
            }
        }
    }

    /** The step starts anew: what needs it and has not begun waits for it again. */
    private void unsettle(Step step) {
        for (var dependent : dependents.getOrDefault(step.id(), List.of())) {
            Objects.requireNonNull(missing.get(dependent)).add(step.id());
            ready.remove(place(Objects.requireNonNull(steps.get(dependent))));
        }
    }

    /** Steps whose needs are settled, in the order of the runbook. */
    Collection<Step> ready() {
        return List.copyOf(ready.values());
    }

    Collection<Step> started() {
        return List.copyOf(started.values());
    }

    Collection<Step> failed() {
        return List.copyOf(failed.values());
    }

    /** Whether every step has come to its end. */
    boolean isDone(RunState state) {
        return ready.isEmpty()
                && started.isEmpty()
                && failed.isEmpty()
                && steps.keySet().stream()
                        .allMatch(id -> state.steps().of(id).state().isSettled());
    }
}
