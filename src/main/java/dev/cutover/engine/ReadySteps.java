package dev.cutover.engine;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The steps that may start, are running or have failed; updated step by step, so that the cost does not grow with the
 * runbook. Not thread-safe.
 */
final class ReadySteps {
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final Map<StepId, List<StepId>> dependents = new HashMap<>();
    private final Map<StepId, Set<StepId>> missing = new HashMap<>();
    private final Map<StepId, Integer> order = new HashMap<>();
    private final TreeMap<Integer, Step> ready = new TreeMap<>();
    private final TreeMap<Integer, Step> readyForPeople = new TreeMap<>();
    private final TreeMap<Integer, Step> started = new TreeMap<>();
    private final List<Step> points = new ArrayList<>();
    private final Set<StepId> resting = new HashSet<>();
    private final Set<StepId> anew = new HashSet<>();
    private final TreeMap<Integer, Step> failed = new TreeMap<>();

    ReadySteps(Runbook runbook) {
        runbook.steps().forEach(step -> {
            order.put(step.id(), steps.size());
            steps.put(step.id(), step);
            missing.put(step.id(), new HashSet<>(step.needs()));
            step.needs()
                    .forEach(need -> dependents
                            .computeIfAbsent(need, id -> new ArrayList<>())
                            .add(step.id()));
        });
        steps.values().stream()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .forEach(points::add);
        steps.values().stream().filter(step -> step.needs().isEmpty()).forEach(this::ripen);
    }

    private int place(Step step) {
        return Objects.requireNonNull(order.get(step.id()));
    }

    /** Whether people do the step's work, and the engine only waits for them. */
    static boolean isForPeople(Step step) {
        return step.work() instanceof Work.Task || step.work() instanceof Work.Decision;
    }

    private void ripen(Step step) {
        (isForPeople(step) ? readyForPeople : ready).put(place(step), step);
    }

    private void unripen(Step step) {
        ready.remove(place(step));
        readyForPeople.remove(place(step));
    }

    /** Updates the state of a step. */
    void look(StepId id, RunState state) {
        var step = steps.get(id);
        if (step == null) {
            return;
        }
        int place = place(step);
        unripen(step);
        started.remove(place);
        resting.remove(id);
        failed.remove(place);
        switch (state.steps().of(id).state()) {
            case PENDING -> {
                unsettle(step);
                whenPending(step);
            }
            case STARTED -> started.put(place, step);
            case FAILED -> failed.put(place, step);
            case SUCCEEDED, SKIPPED, TAKEN_BACK -> settle(step, state);
            case CANCELLED -> {}
        }
    }

    private void whenPending(Step step) {
        if (Objects.requireNonNull(missing.get(step.id())).isEmpty()) {
            ripen(step);
        }
    }

    private void settle(Step step, RunState state) {
        var waiting = anew.remove(step.id()) ? behind(step) : dependents.getOrDefault(step.id(), List.of());
        for (var dependent : waiting) {
            var needs = Objects.requireNonNull(missing.get(dependent));
            boolean first = needs.remove(step.id());
            boolean pending = state.steps().of(dependent).state() == dev.cutover.run.StepState.PENDING;
            if (first && needs.isEmpty() && pending) {
                ripen(Objects.requireNonNull(steps.get(dependent)));
            }
        }
    }

    /**
     * The step is reopened: steps that need it and have not begun wait for it again, even where every step between the
     * two stays done.
     */
    private void unsettle(Step step) {
        anew.add(step.id());
        for (var dependent : behind(step)) {
            Objects.requireNonNull(missing.get(dependent)).add(step.id());
            unripen(Objects.requireNonNull(steps.get(dependent)));
        }
    }

    /** Everything that needs the step, however far behind it. */
    private Collection<StepId> behind(Step step) {
        var found = new LinkedHashSet<>(dependents.getOrDefault(step.id(), List.of()));
        var open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (var next : dependents.getOrDefault(open.pop(), List.of())) {
                if (found.add(next)) {
                    open.push(next);
                }
            }
        }
        return found;
    }

    /** The step is running, and nothing follows from it until it is updated again. */
    void rest(Step step) {
        if (started.remove(place(step)) != null) {
            resting.add(step.id());
        }
    }

    /** How many steps there are. */
    int size() {
        return steps.size();
    }

    /**
     * Steps whose needs are done and that systems perform, in the order of the runbook; a live view, like the others.
     */
    Collection<Step> ready() {
        return Collections.unmodifiableCollection(ready.values());
    }

    /** Those of both that are points of no return. */
    Stream<Step> pointsOfNoReturn() {
        return points.stream().filter(step -> {
            int place = place(step);
            return ready.containsKey(place) || readyForPeople.containsKey(place);
        });
    }

    /** Steps for people whose needs are done. */
    Collection<Step> readyForPeople() {
        return Collections.unmodifiableCollection(readyForPeople.values());
    }

    /** Running steps, except those at rest. */
    Collection<Step> started() {
        return Collections.unmodifiableCollection(started.values());
    }

    Collection<Step> failed() {
        return Collections.unmodifiableCollection(failed.values());
    }

    /** Whether every step has ended. */
    boolean isDone(RunState state) {
        return ready.isEmpty()
                && readyForPeople.isEmpty()
                && started.isEmpty()
                && resting.isEmpty()
                && failed.isEmpty()
                && steps.keySet().stream()
                        .allMatch(id -> state.steps().of(id).state().isSettled());
    }
}
