package dev.cutover.cli.view.history;

import dev.cutover.history.figures.Coverage;
import dev.cutover.history.figures.Drill;
import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Words of the pages of history. Stateless. */
final class HistoryWords {
    private HistoryWords() {}

    /** {@code 3d04h ago}. */
    static String age(Instant at, Instant now) {
        return at.isAfter(now) ? "now" : Durations.words(Duration.between(at, now)) + " ago";
    }

    /** {@code +4m10s}, {@code -30s}; less than a second is {@code 0s}. */
    static String over(Duration over) {
        if (over.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return "0s";
        }
        return (over.isNegative() ? "" : "+") + Durations.words(over);
    }

    /** {@code us-east, drilled 3d04h ago}. */
    static String good(Drill drill, Instant now) {
        return drill.rollback().scope() + ", " + drill.level().word() + " "
                + age(drill.rollback().decided(), now);
    }

    /** {@code 38 of 46 exercised; 6 never, 2 not since they changed}. */
    static String coverage(Coverage coverage) {
        long outdated =
                coverage.cells().stream().filter(Coverage.Cell::isOutdated).count();
        long never = coverage.count(ExerciseLevel.NEVER) - outdated;
        var missing = new ArrayList<String>();
        if (never > 0) {
            missing.add(never + " never");
        }
        if (outdated > 0) {
            missing.add(outdated + " not since " + (outdated == 1 ? "it" : "they") + " changed");
        }
        return coverage.exercised() + " of "
                + Counted.of(coverage.cells().size(), "step and direction", "steps and directions") + " exercised"
                + (missing.isEmpty() ? "" : "; " + String.join(", ", missing));
    }
}
