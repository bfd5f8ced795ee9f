package dev.cutover.cli.watch;

import dev.cutover.board.RunFollower;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.view.ShortIds;
import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.ViewerLines;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.stream.StreamDestination;
import dev.cutover.history.PastDurations;
import dev.cutover.journal.Home;
import dev.cutover.model.Runbook;
import dev.cutover.plan.Experience;
import dev.cutover.query.OutlookSource;
import dev.cutover.run.RunId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Chooses how a run is shown: the one place that knows a board, lines and a role's questions. Not thread-safe. */
final class RunViewers {
    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final RunId run;
    private final Runbook runbook;
    private final ReadOnlyPrompt prompt;
    private final RunFollower runFollower;

    /**
     * For one run.
     *
     * @param runbook the run's own, without its amendments
     */
    RunViewers(ProcessEnvironment processEnvironment, Home home, RunId run, Runbook runbook, ReadOnlyPrompt prompt) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.run = run;
        this.runbook = runbook;
        this.prompt = prompt;
        this.runFollower = new RunFollower(runbook);
    }

    /**
     * Shows all of it: as a board where one can be drawn.
     *
     * @param asLines whether lines are wanted
     * @param everything whether lines include details
     */
    RunViewer ofAll(ConsoleEnvironment consoleEnvironment, boolean asLines, boolean everything) {
        Optional<RunViewer> drawn = asLines ? Optional.empty() : board(consoleEnvironment);
        return drawn.orElseGet(() -> new LineViewer(run, lines(consoleEnvironment), runFollower, everything, prompt));
    }

    private Optional<RunViewer> board(ConsoleEnvironment consoleEnvironment) {
        // Reading old records takes a while, and the board does not wait for them.
        var past = CompletableFuture.supplyAsync(
                () -> PastDurations.of(home, runbook.header().name()));
        var outlook = OutlookSource.of(runbook, () -> past.getNow(Experience.NONE));
        return BoardViewer.open(consoleEnvironment, named(), prompt, runFollower, outlook);
    }

    /** Writes all of it for a script. */
    RunViewer ofEvents(StreamDestination destination) {
        return new EventsViewer(home, run, destination, processEnvironment.err());
    }

    /** Shows what is asked of a role. */
    RunViewer ofRole(ConsoleEnvironment consoleEnvironment, boolean asLines, String named) {
        var role = new RoleViewer.Role(run, named(), RoleQuestions.of(runbook, named), where());
        Optional<TextScreen> drawn = asLines ? Optional.empty() : TextScreen.open(consoleEnvironment, prompt);
        RoleOutlet outlet = drawn.<RoleOutlet>map(screen -> new RoleScreen(screen, prompt))
                .orElseGet(() -> new RoleLines(lines(consoleEnvironment)));
        return new RoleViewer(role, runFollower, outlet, prompt);
    }

    /**
     * The options that lead a command to this run and home; the id is long enough to type, and to paste in a narrow
     * terminal.
     */
    private String where() {
        return " --run " + named() + HomeOption.leadingTo(home, processEnvironment);
    }

    private String named() {
        return ShortIds.of(home.runs(), 0).of(run);
    }

    private ViewerLines lines(ConsoleEnvironment consoleEnvironment) {
        return new ViewerLines(consoleEnvironment, processEnvironment.out(), processEnvironment.terminal());
    }
}
