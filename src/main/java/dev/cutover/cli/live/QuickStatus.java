package dev.cutover.cli.live;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.control.StatusInquiry;
import dev.cutover.control.StatusQuestion;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.glance.RunningRun;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.snapshot.BuildIdentity;
import dev.cutover.query.snapshot.RunSnapshot;
import dev.cutover.query.snapshot.SnapshotChoice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the process that runs a run answer `cutover status`, since it has folded all events already, or else reads the
 * snapshot that it left. Stateless and thread-safe.
 */
public final class QuickStatus {
    /** Set to {@code record}, the status is always read from the record: to compare, and if in doubt. */
    private static final String PROPERTY = "cutover.status";

    private QuickStatus() {}

    /**
     * The whole answer, if these arguments ask for the status of a run that a process runs here, or that has a
     * snapshot.
     *
     * @return empty in any doubt: then the command takes its usual way, with the same result
     */
    public static Optional<String> answer(ProcessEnvironment processEnvironment, String... args) {
        return StatusArguments.of(args)
                .filter(wanted -> !System.getProperty(PROPERTY, "").equals("record"))
                .flatMap(wanted -> answer(processEnvironment, wanted));
    }

    private static Optional<String> answer(ProcessEnvironment processEnvironment, StatusArguments wanted) {
        try {
            var home = home(processEnvironment, wanted);
            var question = question(processEnvironment, wanted.json());
            return RunningRun.of(home, wanted.run())
                    .flatMap(running -> StatusInquiry.ask(running.reach(), running.run(), question))
                    .or(() -> SnapshotChoice.of(home, wanted.run())
                            .map(snapshot -> RenderedStatus.of(status(snapshot, home), question)));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError unfit) {
            // Whatever bytes from elsewhere cause, the usual way reads the record and says what there is to say.
            return Optional.empty();
        }
    }

    private static StatusSnapshot status(RunSnapshot snapshot, Home home) {
        return StatusSnapshot.of(snapshot.runView(), snapshot.head(), home, WallTime.today());
    }

    private static Home home(ProcessEnvironment processEnvironment, StatusArguments wanted) {
        return wanted.home().isPresent()
                ? new Home(processEnvironment.path(wanted.home().orElseThrow()), processEnvironment.disk())
                : Home.of(
                        processEnvironment.environment(),
                        processEnvironment.workingDirectory(),
                        processEnvironment.disk());
    }

    private static StatusQuestion question(ProcessEnvironment processEnvironment, boolean json) {
        Map<String, String> shown = new HashMap<>(processEnvironment.environment());
        shown.keySet().retainAll(CommandOutput.VARIABLES);
        boolean terminal = processEnvironment.terminal();
        return new StatusQuestion(
                BuildIdentity.ofThisProcess(),
                json,
                terminal,
                CommandOutput.charset(terminal).name(),
                shown);
    }
}
