package dev.cutover.cli.option;

import dev.cutover.execution.claim.AlongsideChoice;
import dev.cutover.journal.Home;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.List;
import picocli.CommandLine.Option;

/** The decision to let a run go on beside others that change the same systems. */
public final class AlongsideOption {
    @Option(
            names = "--alongside",
            paramLabel = "RUN",
            description = "Go on although this open run changes the same systems; a recorded decision. "
                    + "May be given several times.")
    private List<String> prefixes = List.of();

    @Option(
            names = "--alongside-reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why both are meant; required with --alongside, and recorded.")
    private String reason = "";

    /** Throws if it was given with a dry run, which claims nothing. */
    public void refuseInDryRun() {
        if (!prefixes.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "a dry run changes nothing, so it goes on beside any other run",
                    "leave out --alongside");
        }
    }

    /**
     * What was decided; nothing if the option was not given.
     *
     * @param as the person who decides; empty for the user of this machine
     * @throws ProblemException if there is no such run, or no reason
     */
    public AlongsideChoice of(Home home, String as) {
        if (prefixes.isEmpty()) {
            return AlongsideChoice.NONE;
        }
        if (reason.isBlank()) {
            throw new ProblemException(
                    ExitCode.USAGE, "--alongside is a decision, and needs a reason", "add --alongside-reason TEXT");
        }
        String user = Runner.thisProcess().user();
        var runs = prefixes.stream().map(home::resolve).distinct().toList();
        return new AlongsideChoice(runs, as.isEmpty() ? user : as, user, reason.strip());
    }
}
