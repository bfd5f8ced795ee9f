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
    private final Set<StepId> reopened = new HashSet<>();
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
        steps.values().stream().filter(step -> step.needs().isEmpty()).forEach(this::setReady);
    }

    private int position(Step step) {
        return Objects.requireNonNull(order.get(step.id()));
    }

    /** Whether people do the step's work, and the engine only waits for them. */
    static boolean isForPeople(Step step) {
        return step.work() instanceof Work.Task || step.work() instanceof Work.Decision;
    }

    private void setReady(Step step) {
        (isForPeople(step) ? readyForPeople : ready).put(position(step), step);
    }

    private void setNotReady(Step step) {
        ready.remove(position(step));
        readyForPeople.remove(position(step));
    }

    /** Updates the state of a step. */
    void update(StepId id, RunState state) {
        var step = steps.get(id);
        if (step == null) {
            return;
        }
        int position = position(step);
        setNotReady(step);
        started.remove(position);
        resting.remove(id);
        failed.remove(position);
        switch (state.steps().of(id).state()) {
            case PENDING -> {
                reopen(step);
                readyIfNothingIsMissing(step);
            }
            case STARTED -> started.put(position, step);
            case FAILED -> failed.put(position, step);
            case SUCCEEDED, SKIPPED, UNDONE -> stepDone(step, state);
            case CANCELLED -> {}
        }
    }

    private void readyIfNothingIsMissing(Step step) {
        if (Objects.requireNonNull(missing.get(step.id())).isEmpty()) {
            setReady(step);
        }
    }

    private void stepDone(Step step, RunState state) {
        var waiting = reopened.remove(step.id()) ? allDependents(step) : dependents.getOrDefault(step.id(), List.of());
        for (var dependent : waiting) {
            var needs = Objects.requireNonNull(missing.get(dependent));
            boolean first = needs.remove(step.id());
            boolean pending = state.steps().of(dependent).state() == dev.cutover.run.StepState.PENDING;
            if (first && needs.isEmpty() && pending) {
                setReady(Objects.requireNonNull(steps.get(dependent)));
            }
        }
    }

    /**
     * The step is reopened: steps that need it and have not begun wait for it again, even where every step between the
     * two stays done.
     */
    private void reopen(Step step) {
        reopened.add(step.id());
        for (var dependent : allDependents(step)) {
            Objects.requireNonNull(missing.get(dependent)).add(step.id());
            setNotReady(Objects.requireNonNull(steps.get(dependent)));
        }
    }

    /** Everything that needs the step, however far behind it. */
    private Collection<StepId> allDependents(Step step) {
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
        if (started.remove(position(step)) != null) {
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
            int position = position(step);
            return ready.containsKey(position) || readyForPeople.containsKey(position);
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
