package dev.cutover.plan;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a runbook by their numbers in the file, from 0, and what they need of each other. Made in one pass over
 * steps and needs, however deep they go. Immutable.
 */
public final class StepOrder {
    private static final int NONE = -1;

    private final List<Step> steps;
    private final Map<StepId, Integer> numbers = new HashMap<>();
    private final int[] phases;
    private final int[][] needs;
    private final int[][] followers;
    private final int[] order;

    private StepOrder(Runbook runbook) {
        this.steps = runbook.steps().toList();
        this.phases = new int[steps.size()];
        for (int phase = 0, number = 0; phase < runbook.phases().size(); phase++) {
            for (var step : runbook.phases().get(phase).steps()) {
                phases[number] = phase;
                numbers.put(step.id(), number++);
            }
        }
        this.needs = steps.stream().map(this::numbers).toArray(int[][]::new);
        this.followers = followers();
        this.order = order();
    }

    /** The order of a runbook whose steps do not need each other in a circle; the reader makes sure of that. */
    public static StepOrder of(Runbook runbook) {
        return new StepOrder(runbook);
    }

    private int[] numbers(Step step) {
        return step.needs().stream()
                .mapToInt(need -> numbers.getOrDefault(need, NONE))
                .filter(number -> number != NONE)
                .toArray();
    }

    private int[][] followers() {
        var lists = new ArrayList<List<Integer>>();
        steps.forEach(step -> lists.add(new ArrayList<>(2)));
        for (int number = 0; number < needs.length; number++) {
            for (int need : needs[number]) {
                lists.get(need).add(number);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private int[] order() {
        int[] open = new int[steps.size()];
        int[] sorted = new int[steps.size()];
        int end = 0;
        for (int number = 0; number < open.length; number++) {
            open[number] = needs[number].length;
            if (open[number] == 0) {
                sorted[end++] = number;
            }
        }
        for (int at = 0; at < end; at++) {
            for (int follower : followers[sorted[at]]) {
                if (--open[follower] == 0) {
                    sorted[end++] = follower;
                }
            }
        }
        if (end < sorted.length) {
            throw new IllegalArgumentException("steps depend on each other in a circle");
        }
        return sorted;
    }

    public int size() {
        return steps.size();
    }

    public Step step(int number) {
        return steps.get(number);
    }

    /** The number of a step; -1 if the phases have none of that name. */
    public int number(StepId step) {
        return numbers.getOrDefault(step, NONE);
    }

    /** The number of the phase that a step stands in. */
    public int phase(int number) {
        return phases[number];
    }

    /** The numbers of the steps that a step needs. */
    public int[] needs(int number) {
        return needs[number].clone();
    }

    /** The numbers of the steps that need a step. */
    public int[] followers(int number) {
        return followers[number].clone();
    }

    /** All numbers, each after those that it needs. */
    public int[] sorted() {
        return order.clone();
    }
}
