package dev.cutover.query;

import dev.cutover.model.StepId;
import dev.cutover.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A warning about a plan.
 *
 * @param kind one word for scripts, such as {@code side-by-side}
 * @param steps the steps that it names; the first is the one whose place is reported
 * @param count how many steps it is about in all
 * @param system the system that it is about
 * @param problem the warning, with the reason, the place in the file, and what to do next
 */
public record PlanRemark(String kind, List<StepId> steps, int count, Optional<String> system, Problem problem) {
    public PlanRemark {
        steps = List.copyOf(steps);
    }
}
