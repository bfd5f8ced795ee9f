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
            description = "Read from the systems and change nothing: show what would be changed, ask nobody,"
                    + " and do not ask to confirm a live environment.")
    private boolean wanted;

    @Option(
            names = "--clock",
            paramLabel = "fast|real",
            description = "How the time of a dry run passes: as fast as the systems answer (the default), or as"
                    + " in the"
                    + " environment.")
    private DryRunExecution.@Nullable Clock clock;

    @Option(
            names = "--past-red",
            description = "Let a dry run continue past red gates and failed steps, naming each, to show what follows.")
    private boolean pastRed;

    /** Throws if an option is given that only a dry run takes. */
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

    /** Whether it continues past what would stop a real run. */
    public boolean goesPastRed() {
        return pastRed;
    }

    public DryRunExecution.Clock clock() {
        return clock == null ? DryRunExecution.Clock.FAST : clock;
    }
}
