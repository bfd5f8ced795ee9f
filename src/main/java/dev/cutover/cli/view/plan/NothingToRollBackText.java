package dev.cutover.cli.view.plan;

import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a wish for a rollback that finds nothing to do. Immutable.
 *
 * @param isOpen whether the run could go on
 */
public record NothingToRollBackText(RunId run, String why, boolean isOpen) {

    /**
     * Its lines, with what stays.
     *
     * @param stays traffic that the scope cannot reach
     */
    public List<String> lines(RollbackPlan rollbackPlan, List<String> stays) {
        var lines = new ArrayList<String>();
        lines.add("nothing to roll back in run " + run + ": " + why + "; the run stays as it was");
        if (isOpen) {
            lines.add("it is still open: `cutover resume " + run + "` continues it, `cutover abort --run " + run
                    + " --as NAME --reason TEXT` ends it");
        }
        lines.addAll(rollbackPlan.kept());
        lines.addAll(stays);
        rollbackPlan.barred().stream().map(String::valueOf).forEach(lines::add);
        return lines;
    }

    /** The exit code that says the same. */
    public static ExitCode code(RollbackPlan rollbackPlan) {
        return rollbackPlan.barred().isEmpty() ? ExitCode.DONE : ExitCode.STUCK;
    }
}
