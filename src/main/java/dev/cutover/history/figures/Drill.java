package dev.cutover.history.figures;

import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.history.memory.RememberedRollback;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.run.Effect;
import dev.cutover.run.RunId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One rollback of a run.
 *
 * @param level how serious it was
 * @param scenario the scenario that asked for it; empty outside {@code cutover rehearse}
 */
public record Drill(RunId run, ExerciseLevel level, Optional<String> scenario, RememberedRollback rollback) {

    /** All of them, the newest first; those of dry runs too, which are simulated. */
    static List<Drill> of(List<RunRecall.Recalled> runs) {
        return runs.stream()
                .flatMap(run -> run.run().rollbacks().stream().map(rollback -> of(run, rollback)))
                .sorted(Comparator.comparing((Drill drill) -> drill.rollback().decided())
                        .reversed())
                .toList();
    }

    private static Drill of(RunRecall.Recalled recalled, RememberedRollback rollback) {
        var run = recalled.run();
        return new Drill(
                run.listed().run(),
                run.origin().level(Effect.Direction.BACK),
                run.origin().scenario(),
                rollback);
    }

    /** Whether it was in real time, on real systems. */
    public boolean isReal() {
        return level == ExerciseLevel.LIVE || level == ExerciseLevel.DRILLED;
    }
}
