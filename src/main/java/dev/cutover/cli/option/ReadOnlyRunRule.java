package dev.cutover.cli.option;

import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;

/** Dry runs and rehearsals can be read like any other run, but not resumed, decided or rolled back. */
public final class ReadOnlyRunRule {
    private ReadOnlyRunRule() {}

    /** Throws if the run is a dry run or a rehearsal. */
    public static void refuse(Home home, RunId run) {
        DryRunRule.refuse(home, run);
        if (home.isRehearsal(run)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run " + run + " is a rehearsal, made by `cutover rehearse`: it cannot be resumed, decided or"
                            + " rolled back",
                    "`cutover status " + run + "` shows it; rehearse its scenario again to repeat it");
        }
    }
}
