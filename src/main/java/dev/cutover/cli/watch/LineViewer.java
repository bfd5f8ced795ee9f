package dev.cutover.cli.watch;

import dev.cutover.board.BoardView;
import dev.cutover.board.BoardWidth;
import dev.cutover.board.Overview;
import dev.cutover.board.RunFollower;
import dev.cutover.console.ViewerLines;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.engine.RunListener;
import dev.cutover.query.Outlook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RunState;
import java.time.Instant;
import java.time.ZoneOffset;

/** The events of a run as lines. A reader that has closed the pipe counts as a viewer who has left. */
final class LineViewer implements RunViewer {
    private final ViewerLines lines;
    private final ViewerLines.OfRun ofRun;
    private final RunFollower runFollower;
    private final ReadOnlyPrompt prompt;
    private final RunnerWords runnerWords;

    /**
     * Prints to a pipe, a file or a terminal.
     *
     * @param everything whether details are shown as well
     */
    LineViewer(RunId run, ViewerLines lines, RunFollower runFollower, boolean everything, ReadOnlyPrompt prompt) {
        this.runnerWords = new RunnerWords(run.value());
        this.lines = lines;
        this.ofRun = lines.of(runFollower, everything);
        this.runFollower = runFollower;
        this.prompt = prompt;
    }

    @Override
    public RunListener events() {
        if (lines.isClosed()) {
            prompt.leave(ReadOnlyPrompt.Way.QUIT);
        }
        return ofRun.listener();
    }

    /** Says where the run stands. */
    @Override
    public void caughtUp(RunState state) {
        var view = new BoardView(BoardWidth.of(Integer.MAX_VALUE), ZoneOffset.UTC, false);
        runFollower.read((runNarrative, now) -> {
            var expected = Outlook.NONE.at(runNarrative.state(), now);
            var overview = Overview.of(runNarrative, now, expected, view);
            ofRun.say(now, overview.tone(), "run", overview.state());
            return now;
        });
    }

    @Override
    public void stands(Instant at) {
        runFollower.stands(at);
    }

    @Override
    public void runner(RunnerStatus runnerStatus, RunState state) {
        Instant at = runFollower.read((runNarrative, now) -> now);
        runnerWords.of(runnerStatus, state).ifPresent(said -> ofRun.say(at, said.tone(), "runner", said.words()));
    }

    /** There is nothing to give back. */
    @Override
    public void close() {}
}
