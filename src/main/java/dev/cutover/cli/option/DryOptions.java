package dev.cutover.cli.option;

import dev.cutover.execution.DryRunExecution;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a run is a dry one, and how its time passes. */
public final class DryOptions {
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
    private DryRunExecution.@Nullable Clock clock;

    @Option(
            names = "--past-red",
            description = "Let a dry run go on past red gates and failed steps, each named, to see what comes behind.")
    private boolean pastRed;

    /** Throws if something is said that only a dry run understands. */
    public boolean isWanted() {
        if (!wanted && clock != null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--clock is for dry runs; the clock of a run is its environment's",
                    "add --dry-run, or leave --clock out");
        }
        if (!wanted && pastRed) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--past-red is for dry runs; a real run passes red only by a person's override",
                    "add --dry-run, or leave --past-red out");
        }
        return wanted;
    }

    /** Whether it goes on past what would stop a real run. */
    public boolean goesPastRed() {
        return pastRed;
    }

    public DryRunExecution.Clock clock() {
        return clock == null ? DryRunExecution.Clock.FAST : clock;
    }
}
