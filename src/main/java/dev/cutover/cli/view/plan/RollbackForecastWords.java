package dev.cutover.cli.view.plan;

import dev.cutover.plan.DurationRange;
import dev.cutover.plan.Experience;
import dev.cutover.plan.Plan;
import dev.cutover.plan.RollbackPoint;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        var opening = rollbackPoint.opening();
        boolean isMore = rollbackPoint.guessed() + opening.untimed() > 0;
        return rollbackPoint.isEmpty()
                ? "-"
                : parts + " in " + Durations.words(opening.time().plus(rollbackPoint.time())) + (isMore ? "+" : "")
                        + (opening.byHand() > 0 ? " by hand" : "");
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
                : String.join(", ", parts) + times(rollbackPoint) + opening(rollbackPoint.opening());
        String behind = rollbackPoint
                .behind()
                .map(point -> "; behind '" + point + "', where " + rollbackPoint.barred() + " stay")
                .orElse("");
        return "rollback: " + what + behind + last(rollbackPoint, at);
    }

    /** Until traffic is restored, as far as past rollbacks tell, and until all is undone. */
    private String times(RollbackPoint rollbackPoint) {
        var restored = restored(rollbackPoint);
        int untimed = rollbackPoint.guessed()
                + (restored.isPresent() ? 0 : rollbackPoint.opening().untimed());
        String least = untimed > 0 ? "at least " : "";
        var all = restored.orElse(rollbackPoint.opening().time()).plus(rollbackPoint.time());
        if (restored.filter(span -> !span.isZero()).isPresent()) {
            String done = rollbackPoint.shifts() > 0 ? "; restored in " : "; open again in ";
            return done + Durations.words(restored.orElseThrow()) + ", all undone in " + least + Durations.words(all)
                    + Durations.withoutEstimate(untimed);
        }
        return " in " + least + Durations.words(all) + Durations.withoutEstimate(untimed)
                + (restored.isEmpty() && rollbackPoint.shifts() > 0 ? ", plus the restore time (never drilled)" : "");
    }

    /** Empty if it is unknown; zero if no traffic has to be restored and nothing opened. */
    private Optional<Duration> restored(RollbackPoint rollbackPoint) {
        var opening = rollbackPoint.opening();
        if (rollbackPoint.shifts() > 0) {
            return plan.experience()
                    .restore()
                    .map(past -> past.durationRange().median())
                    .map(past -> past.compareTo(opening.time()) > 0 ? past : opening.time());
        }
        return opening.untimed() > 0 ? Optional.empty() : Optional.of(opening.time());
    }

    private static String opening(RollbackPoint.Opening opening) {
        String undos = Counted.of(opening.undos(), "undo opens", "undos open");
        return opening.isNeeded()
                ? "; " + undos + " the old platform first" + (opening.byHand() > 0 ? ", which NEEDS A PERSON" : "")
                : "";
    }

    private static void count(int number, String one, String more, List<String> parts) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : more));
        }
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
