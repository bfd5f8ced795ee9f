package dev.cutover.cli.option;

import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;

/** Dry runs are read like other runs, and otherwise left alone. */
public final class DryRunRule {
    private DryRunRule() {}

    /** Throws if it is one: gone on with, it would have to be as dry as it was begun, and beginning anew is that. */
    public static void refuse(Home home, RunId run) {
        if (home.isDryRun(run)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run " + run + " is a dry run: it has changed nothing, so nothing of it is gone on with, decided"
                            + " or rolled back",
                    "`cutover status " + run + "` shows what it would have done; `cutover run RUNBOOK --dry-run`"
                            + " begins another one");
        }
    }
}
