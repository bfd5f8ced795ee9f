package dev.cutover.cli.option;

import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;

/** A dry run can be read like any other run, but not resumed, decided or rolled back. */
public final class DryRunRule {
    private DryRunRule() {}

    /** Throws if the run is a dry run. It is not resumed, since starting another one gives the same. */
    public static void refuse(Home home, RunId run) {
        if (home.isDryRun(run)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run " + run + " is a dry run: it changed nothing, so it cannot be resumed, decided or"
                            + " rolled back",
                    "`cutover status " + run + "` shows what it would have done; `cutover run RUNBOOK --dry-run`"
                            + " starts another one");
        }
    }
}
