package dev.cutover.cli.view.plan;

import dev.cutover.plan.DurationRange;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Plan;
import dev.cutover.plan.RollbackPoint;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The rollback at a point of the plan, in words. */
final class RollbackForecastWords {
    private final Plan plan;
    private final PlanTimes planTimes;

    RollbackForecastWords(Plan plan, PlanTimes planTimes) {
        this.plan = plan;
        this.planTimes = planTimes;
    }

    /** For a column: {@code 6 in 5m20s}; with a plus where some steps have no estimate. */
    static String brief(RollbackPoint rollbackPoint) {
        int parts = rollbackPoint.undos() + rollbackPoint.byHand() + rollbackPoint.shifts();
        return rollbackPoint.isEmpty()
                ? "-"
                : parts + " in " + Durations.words(rollbackPoint.time()) + (rollbackPoint.guessed() > 0 ? "+" : "");
    }

    /** A sentence on where things stand at a time. */
    String sentence(RollbackPoint rollbackPoint, Duration at) {
        if (rollbackPoint.isEmpty() && rollbackPoint.behind().isEmpty()) {
            return "rollback: nothing to roll back yet" + last(rollbackPoint, at);
        }
        var parts = new ArrayList<String>();
        count(rollbackPoint.shifts(), "shift's traffic", "shifts' traffic", parts);
        count(rollbackPoint.undos(), "undo", "undos", parts);
        count(rollbackPoint.byHand(), "by hand", "by hand", parts);
        String what = rollbackPoint.isEmpty()
                ? "nothing is left to roll back"
                : String.join(", ", parts) + time(rollbackPoint) + traffic(rollbackPoint);
        String behind = rollbackPoint
                .behind()
                .map(point -> "; behind '" + point + "', where " + rollbackPoint.barred() + " stay")
                .orElse("");
        return "rollback: " + what + behind + last(rollbackPoint, at);
    }

    private static void count(int number, String one, String more, List<String> parts) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : more));
        }
    }

    private static String time(RollbackPoint rollbackPoint) {
        return (rollbackPoint.guessed() > 0 ? " in at least " : " in ")
                + Durations.words(rollbackPoint.time())
                + Durations.withoutEstimate(rollbackPoint.guessed());
    }

    /** Traffic is restored first; only a drill shows how long that takes. */
    private String traffic(RollbackPoint rollbackPoint) {
        return rollbackPoint.shifts() > 0 && plan.experience().restore().isEmpty()
                ? ", plus the restore time (never drilled)"
                : "";
    }

    private String last(RollbackPoint rollbackPoint, Duration at) {
        return rollbackPoint
                .left()
                .map(left ->
                        "; last safe rollback at " + planTimes.whole(at.plus(left)) + ", " + minutes(left) + " left")
                .orElse("");
    }

    private static String minutes(Duration left) {
        return Durations.words(left.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
    }

    /** What drills say against the window. */
    String window() {
        var rollback = plan.runbook().rollback();
        if (rollback.isEmpty()) {
            return "rollback: the runbook has no rollback section, only the undo of each step";
        }
        var window = rollback.orElseThrow().window();
        String drilled = plan.experience()
                .restore()
                .map(past -> past.durationRange())
                .map(durationRange -> "restored in " + Durations.words(durationRange.median())
                        + between(durationRange) + " in "
                        + rollbacks(plan.experience().restore().orElseThrow())
                        + (durationRange.most().compareTo(window) > 0 ? ", NOT ALWAYS WITHIN the window" : ""))
                .orElse("restore time unknown (never drilled)");
        return "rollback: window " + Durations.words(window) + "; " + drilled;
    }

    private static String rollbacks(Experience.Past past) {
        int times = past.durationRange().times();
        return times + (past.live() ? " live" : " rehearsed") + (times == 1 ? " rollback" : " rollbacks");
    }

    private static String between(DurationRange durationRange) {
        return durationRange.least().equals(durationRange.most()) ? "" : " (" + range(durationRange) + ")";
    }

    static String range(DurationRange durationRange) {
        String least = Durations.words(durationRange.least());
        String most = Durations.words(durationRange.most());
        return least.equals(most) ? least : least + " to " + most;
    }
}
