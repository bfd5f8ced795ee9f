package dev.cutover.plan.again;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.plan.StepOrder;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What lies behind and before steps of a runbook, directly or through others; one pass a question. Immutable. */
record StepReach(StepOrder order) {

    static StepReach in(Runbook runbook) {
        return new StepReach(StepOrder.of(runbook));
    }

    /** What relies on one of the steps. */
    Set<StepId> behind(Set<StepId> steps) {
        var behind = new BitSet();
        for (int number : order.sorted()) {
            behind.set(
                    number, IntStream.of(order.needs(number)).anyMatch(need -> behind.get(need) || isOne(need, steps)));
        }
        return ids(behind);
    }

    /** What one of the steps relies on. */
    Set<StepId> before(Set<StepId> steps) {
        int[] sorted = order.sorted();
        var before = new BitSet();
        for (int at = sorted.length - 1; at >= 0; at--) {
            int number = sorted[at];
            before.set(
                    number,
                    IntStream.of(order.followers(number))
                            .anyMatch(follower -> before.get(follower) || isOne(follower, steps)));
        }
        return ids(before);
    }

    private Set<StepId> ids(BitSet numbers) {
        return numbers.stream().mapToObj(number -> order.step(number).id()).collect(Collectors.toSet());
    }

    private boolean isOne(int number, Set<StepId> steps) {
        return steps.contains(order.step(number).id());
    }
}
