package dev.cutover.cli.view.plan;

import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.io.PrintWriter;
import java.util.List;

/**
 * The answer to a wish for a rollback that finds nothing to do. Immutable.
 *
 * @param isOpen whether the run could go on
 */
public record NothingToRollBackText(RunId run, String why, boolean isOpen) {

    /**
     * Prints it, with what stays; returns the exit code that says the same.
     *
     * @param stays traffic that the scope cannot reach
     */
    public ExitCode print(PrintWriter out, RollbackPlan rollbackPlan, List<String> stays) {
        out.println("nothing to roll back in run " + run + ": " + why + "; the run stays as it was");
        if (isOpen) {
            out.println("it is still open: `cutover resume " + run + "` continues it, `cutover abort --run " + run
                    + " --as NAME --reason TEXT` ends it");
        }
        rollbackPlan.kept().forEach(out::println);
        stays.forEach(out::println);
        rollbackPlan.barred().forEach(out::println);
        return rollbackPlan.barred().isEmpty() ? ExitCode.DONE : ExitCode.STUCK;
    }
}
