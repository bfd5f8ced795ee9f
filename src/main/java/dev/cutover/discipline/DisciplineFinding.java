package dev.cutover.discipline;

import dev.cutover.model.StepId;
import dev.cutover.model.discipline.DisciplineRule;
import java.util.List;
import java.util.Optional;

/**
 * A rule that a runbook does not keep. Immutable.
 *
 * @param at what it is about, as a waiver names it: a step, a role, a system, a slice of traffic
 * @param message one sentence without a full stop
 * @param advice what to do about it
 */
public record DisciplineFinding(DisciplineRule rule, String at, Spot spot, String message, String advice) {
    /**
     * Where it stands in the runbook.
     *
     * @param step the step that the path begins at; empty for the runbook
     * @param path the keys that lead there
     */
    public record Spot(Optional<StepId> step, List<String> path) {
        public Spot {
            path = List.copyOf(path);
        }

        static Spot of(String... path) {
            return new Spot(Optional.empty(), List.of(path));
        }

        static Spot in(StepId step, String... path) {
            return new Spot(Optional.of(step), List.of(path));
        }
    }
}
