package dev.cutover.history.figures;

import dev.cutover.history.memory.Exercise;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.history.memory.RememberedDefinition.DefinedStep;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of a runbook was ever exercised, as its steps are defined now.
 *
 * @param cells never exercised first, then what has changed since, then the least serious
 */
public record Coverage(List<Cell> cells) {
    public Coverage {
        cells = List.copyOf(cells);
    }

    /** A time at which a step was exercised. */
    public record Seen(ExerciseLevel level, Instant at, RunId run, Optional<String> scenario) {}

    /**
     * A step in one direction.
     *
     * @param ofRollback whether it is a step of the runbook's rollback
     * @param now the most serious exercise of the step as it is, the newest of several; empty if there is none
     * @param before the same of the step as it was before it changed
     */
    public record Cell(
            StepId step,
            String title,
            Effect.Direction direction,
            boolean ofRollback,
            Optional<Seen> now,
            Optional<Seen> before) {

        /** As the step is now. */
        public ExerciseLevel level() {
            return now.map(Seen::level).orElse(ExerciseLevel.NEVER);
        }

        /** {@code forward}, {@code undo}, or {@code rollback} for a step of the runbook's rollback. */
        public String directionWord() {
            if (ofRollback) {
                return "rollback";
            }
            return direction == Effect.Direction.FORWARD ? "forward" : "undo";
        }

        /** Whether it was exercised before it changed, and not since. */
        public boolean isOutdated() {
            return now.isEmpty() && before.isPresent();
        }
    }

    /**
     * What runs have exercised of a runbook.
     *
     * @param definition the runbook as it is now
     */
    public static Coverage of(RememberedDefinition definition, List<RunRecall.Recalled> runs) {
        var cells = new ArrayList<Cell>();
        for (var step : definition.steps()) {
            if (!step.ofRollback()) {
                cells.add(cell(step, Effect.Direction.FORWARD, runs));
            }
            if (step.ofRollback() || step.undoable()) {
                cells.add(cell(step, Effect.Direction.BACK, runs));
            }
        }
        cells.sort(Comparator.comparing(Cell::level).thenComparing(Cell::isOutdated));
        return new Coverage(cells);
    }

    private static Cell cell(DefinedStep step, Effect.Direction direction, List<RunRecall.Recalled> runs) {
        Optional<Seen> now = Optional.empty();
        Optional<Seen> before = Optional.empty();
        for (var recalled : runs) {
            var seen = seen(step.step(), direction, recalled);
            if (seen.isEmpty()) {
                continue;
            }
            boolean asItIs = recalled.definition().steps().stream()
                    .anyMatch(then -> then.step().equals(step.step())
                            && then.ofRollback() == step.ofRollback()
                            && then.digest().equals(step.digest()));
            if (asItIs) {
                now = better(now, seen);
            } else {
                before = better(before, seen);
            }
        }
        return new Cell(step.step(), step.title(), direction, step.ofRollback(), now, before);
    }

    private static Optional<Seen> seen(StepId step, Effect.Direction direction, RunRecall.Recalled recalled) {
        var run = recalled.run();
        return run.exercises().stream()
                .filter(exercise -> exercise.step().equals(step) && exercise.direction() == direction)
                .map(Exercise::at)
                .map(at -> new Seen(
                        run.origin().level(direction),
                        at,
                        run.listed().run(),
                        run.origin().scenario()))
                .findFirst();
    }

    private static Optional<Seen> better(Optional<Seen> one, Optional<Seen> other) {
        var order = Comparator.comparing(Seen::level).thenComparing(Seen::at);
        return one.isEmpty() || order.compare(other.orElseThrow(), one.orElseThrow()) > 0 ? other : one;
    }

    /** How many are of this level. */
    public long count(ExerciseLevel level) {
        return cells.stream().filter(cell -> cell.level() == level).count();
    }

    /** How many were exercised as they are now. */
    public long exercised() {
        return cells.size() - count(ExerciseLevel.NEVER);
    }
}
