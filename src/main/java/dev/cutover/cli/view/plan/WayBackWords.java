package dev.cutover.cli.view.plan;

import dev.cutover.plan.Experience;
import dev.cutover.plan.Plan;
import dev.cutover.plan.Retreat;
import dev.cutover.plan.Spread;
import dev.cutover.words.Spans;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The way back at a point of the plan, in words. */
final class WayBackWords {
    private final Plan plan;
    private final Times times;

    WayBackWords(Plan plan, Times times) {
        this.plan = plan;
        this.times = times;
    }

    /** For a column: {@code 6 in 5m20s}; with a plus where some of it nobody has timed. */
    static String brief(Retreat retreat) {
        int parts = retreat.undos() + retreat.byHand() + retreat.shifts();
        return retreat.isEmpty()
                ? "-"
                : parts + " in " + Spans.words(retreat.time()) + (retreat.guessed() > 0 ? "+" : "");
    }

    /** A sentence on where things stand at a time. */
    String sentence(Retreat retreat, Duration at) {
        if (retreat.isEmpty() && retreat.behind().isEmpty()) {
            return "rollback: nothing to roll back yet" + last(retreat, at);
        }
        var parts = new ArrayList<String>();
        count(retreat.shifts(), "shift's traffic", "shifts' traffic", parts);
        count(retreat.undos(), "undo", "undos", parts);
        count(retreat.byHand(), "by hand", "by hand", parts);
        String what = retreat.isEmpty()
                ? "nothing is left to roll back"
                : String.join(", ", parts) + time(retreat) + traffic(retreat);
        String behind = retreat.behind()
                .map(point -> "; behind '" + point + "', where " + retreat.barred() + " stay")
                .orElse("");
        return "rollback: " + what + behind + last(retreat, at);
    }

    private static void count(int number, String one, String more, List<String> parts) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : more));
        }
    }

    private static String time(Retreat retreat) {
        return (retreat.guessed() > 0 ? " in at least " : " in ")
                + Spans.words(retreat.time())
                + Spans.withoutEstimate(retreat.guessed());
    }

    /** Traffic goes back first, and what that takes only a rollback can show. */
    private String traffic(Retreat retreat) {
        return retreat.shifts() > 0 && plan.experience().restore().isEmpty()
                ? ", after traffic is back (never timed)"
                : "";
    }

    private String last(Retreat retreat, Duration at) {
        return retreat.left()
                .map(left -> "; last safe rollback at " + times.whole(at.plus(left)) + ", " + minutes(left) + " left")
                .orElse("");
    }

    private static String minutes(Duration left) {
        return Spans.words(left.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
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
                .map(past -> past.spread())
                .map(spread -> "traffic was back in " + Spans.words(spread.median()) + between(spread) + " in "
                        + rollbacks(plan.experience().restore().orElseThrow())
                        + (spread.most().compareTo(window) > 0 ? ", NOT ALWAYS WITHIN the window" : ""))
                .orElse("no rollback was ever tried: the restore time is unknown");
        return "rollback: window " + Spans.words(window) + "; " + drilled;
    }

    private static String rollbacks(Experience.Past past) {
        int times = past.spread().times();
        return times + (past.live() ? " live" : " rehearsed") + (times == 1 ? " rollback" : " rollbacks");
    }

    private static String between(Spread spread) {
        return spread.least().equals(spread.most()) ? "" : " (" + range(spread) + ")";
    }

    static String range(Spread spread) {
        String least = Spans.words(spread.least());
        String most = Spans.words(spread.most());
        return least.equals(most) ? least : least + " to " + most;
    }
}
