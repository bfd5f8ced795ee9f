package dev.cutover.query;

import dev.cutover.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan, ready to be shown.
 *
 * @param file the runbook, as the user named it
 * @param environment the name of the environment whose connectors were asked what reads and what writes
 * @param starts the planned start T, if it is known
 */
public record PreparedPlan(
        String file,
        String environment,
        Plan plan,
        Optional<Instant> starts,
        List<PlanRemark> remarks,
        DisciplineReport disciplineReport) {
    /** What {@code run} does side by side by default. */
    private static final int PARALLEL = 8;

    public PreparedPlan {
        remarks = List.copyOf(remarks);
    }

    /** With what there is to say about it. */
    public static PreparedPlan of(
            DisciplineReport disciplineReport, String file, Plan plan, Optional<Instant> starts, String environment) {
        var remarks = new PlanRemarks(plan, disciplineReport.positions(), PARALLEL).all();
        return new PreparedPlan(file, environment, plan, starts, remarks, disciplineReport);
    }
}
