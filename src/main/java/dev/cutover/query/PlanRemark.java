package dev.cutover.query;

import dev.cutover.model.StepId;
import dev.cutover.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Something about a plan that a person should look at: a warning, never an error.
 *
 * @param kind one word for scripts, such as {@code side-by-side}
 * @param steps the steps that it names, the one at which it is told first
 * @param count how many steps it concerns in all
 * @param system the system that it is about
 * @param problem what, why, where in the file, and what to do next
 */
public record PlanRemark(String kind, List<StepId> steps, int count, Optional<String> system, Problem problem) {
    public PlanRemark {
        steps = List.copyOf(steps);
    }
}
