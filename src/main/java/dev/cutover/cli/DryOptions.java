package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run is a dry one, and how its time passes. */
final class DryOptions {
    @Option(
            names = "--dry-run",
            description = "Read from the systems and change nothing: what would be changed is shown instead, nobody is"
                    + " asked, and a live environment need not be confirmed.")
    private boolean wanted;

    @Option(
            names = "--clock",
            paramLabel = "fast|real",
            description = "How the time of a dry run passes: as fast as the systems answer (the default), or as in the"
                    + " environment.")
    private DrySession.@Nullable Clock clock;

    /** Throws if something is said of the clock of a run that is not dry. */
    boolean isWanted() {
        if (!wanted && clock != null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--clock is for dry runs; the clock of a run is its environment's",
                    "add --dry-run, or leave --clock out");
        }
        return wanted;
    }

    DrySession.Clock clock() {
        return clock == null ? DrySession.Clock.FAST : clock;
    }
}
