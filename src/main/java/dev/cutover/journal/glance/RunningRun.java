package dev.cutover.journal.glance;

import dev.cutover.journal.Home;
import dev.cutover.journal.RunFolder;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * A run that a process of this host runs, found by the leases of a home.
 *
 * @param reach the process's control socket
 */
public record RunningRun(RunId run, String reach) {

    /**
     * The run that a command is about which shows a run: the one that was named, or the newest open one.
     *
     * @param prefix what was typed for the run; empty for the newest
     * @return empty if it is another, or if only the records tell which one it is
     */
    public static Optional<RunningRun> of(Home home, Optional<String> prefix) {
        var runs = home.runs();
        return prefix.isPresent() ? named(home, runs, prefix.orElseThrow()) : newest(home, runs);
    }

    private static Optional<RunningRun> named(Home home, List<RunId> runs, String prefix) {
        return Home.named(runs, prefix).flatMap(run -> running(home, run));
    }

    private static Optional<RunningRun> newest(Home home, List<RunId> runs) {
        for (var run : runs) {
            if (!RecordGlance.endsWithItsEnd(home.disk(), home.folder(run))
                    && BeginningGlance.isMeantUnnamed(home, run)) {
                return running(home, run);
            }
        }
        return Optional.empty();
    }

    private static Optional<RunningRun> running(Home home, RunId run) {
        RunFolder folder = home.folder(run);
        return LeaseGlance.of(home.disk(), folder)
                .filter(lease -> !lease.holder().reach().isEmpty() && lease.isRunning())
                .map(lease -> new RunningRun(run, lease.holder().reach()));
    }
}
