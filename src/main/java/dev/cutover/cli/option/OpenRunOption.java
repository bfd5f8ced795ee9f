package dev.cutover.cli.option;

import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The open run that a request is sent to. */
public final class OpenRunOption {
    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Any unique prefix of a run's id; by default the one that is running.")
    private @Nullable String prefix;

    /** The run that was named, or the only one that a process runs, or the only one that is open. */
    RunId of(Home home) {
        if (prefix != null) {
            var named = home.resolve(prefix);
            ReadOnlyRunRule.refuse(home, named);
            return named;
        }
        var open = home.open();
        var carried = open.stream().filter(run -> isCarriedOut(home, run)).toList();
        var candidates = carried.isEmpty() ? open : carried;
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new ProblemException(
                ExitCode.USAGE,
                candidates.isEmpty()
                        ? "no run is open in " + home.root()
                        : candidates.size() + " runs are open, and the command could mean any of them: "
                                + candidates.stream().map(RunId::value).collect(Collectors.joining(", ")),
                candidates.isEmpty() ? "`cutover runs` lists all runs" : "name one with --run");
    }

    public static boolean isCarriedOut(Home home, RunId run) {
        return home.holder(run)
                .filter(leaseHolder -> leaseHolder.presence(Runner.thisProcess()) == LeaseHolder.Presence.RUNNING)
                .isPresent();
    }
}
