package dev.cutover.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of each figure, over several rounds. */
final class Median {
    private Median() {}

    static ProcessCost of(List<ProcessCost> costs) {
        return new ProcessCost(
                of(costs, ProcessCost::wall), of(costs, ProcessCost::cpu), of(costs, ProcessCost::memory));
    }

    private static double of(List<ProcessCost> costs, ToDoubleFunction<ProcessCost> figure) {
        var sorted = costs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
