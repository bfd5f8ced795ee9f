package dev.cutover.report.content;

import dev.cutover.history.memory.ExerciseLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A step in one direction, and how it was exercised before the run. Immutable.
 *
 * @param direction {@code forward}, {@code undo} or {@code rollback}
 * @param level of the step as this run has it
 * @param at when that was, in real time; empty if it never was
 * @param age how long before the run began that was
 * @param run its id
 * @param scenario of a rehearsal; empty otherwise
 * @param before how it was exercised before it changed, if it was not since
 */
public record CoverageRow(
        String step,
        String title,
        String direction,
        ExerciseLevel level,
        Optional<Instant> at,
        Optional<Duration> age,
        String run,
        String scenario,
        Optional<ExerciseLevel> before) {
    /** For people. */
    public String words() {
        if (before.isPresent()) {
            return "not since it changed (" + before.orElseThrow().word() + " before)";
        }
        return level == ExerciseLevel.NEVER ? "NEVER" : level.word();
    }
}
