package dev.cutover.plan.again;

import dev.cutover.model.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * What begins anew if a scope is done again after its rollback. Every list is in the order of the runbook. Immutable.
 *
 * @param steps the steps of the scope that were rolled back
 * @param wider steps that are wider than those, and were undone to open the old platform for them
 * @param checks the gates to be passed anew, and what measures or watches between the steps; none of it counts as it
 *     was
 * @param waiting steps of others that have not begun, and rely on something that begins anew
 * @param stays what stays rolled back although it touches the scope, each with its reason
 * @param obstacles why it cannot be done, each with what would help; empty if it can
 */
public record AgainPlan(
        List<Step> steps,
        List<Step> wider,
        List<Step> checks,
        List<Step> waiting,
        List<String> stays,
        List<String> obstacles) {

    public AgainPlan {
        steps = List.copyOf(steps);
        wider = List.copyOf(wider);
        checks = List.copyOf(checks);
        waiting = List.copyOf(waiting);
        stays = List.copyOf(stays);
        obstacles = List.copyOf(obstacles);
    }

    /** Whether nothing of the scope was rolled back. */
    public boolean isNothing() {
        return steps.isEmpty();
    }

    /** Whether the step is done or passed anew. */
    public boolean reopens(Step step) {
        return Stream.of(steps, wider, checks).anyMatch(some -> some.contains(step));
    }
}
