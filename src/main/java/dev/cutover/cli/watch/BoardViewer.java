package dev.cutover.cli.watch;

import dev.cutover.board.RunFollower;
import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.FollowingListener;
import dev.cutover.console.ViewerScreen;
import dev.cutover.console.board.Board;
import dev.cutover.console.board.BoardPicture;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.engine.RunListener;
import dev.cutover.query.Outlook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.LocalZone;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The board of a run, as the terminal that runs it shows it, but for the prompt. */
final class BoardViewer implements RunViewer {
    private final RunFollower runFollower;
    private final BoardPicture picture;
    private final ViewerScreen screen;
    private final ReadOnlyPrompt prompt;
    private final RunnerWords runnerWords;

    private BoardViewer(
            String run, RunFollower runFollower, BoardPicture picture, ViewerScreen screen, ReadOnlyPrompt prompt) {
        this.runnerWords = new RunnerWords(run);
        this.runFollower = runFollower;
        this.picture = picture;
        this.screen = screen;
        this.prompt = prompt;
    }

    /**
     * Empty where no board can be drawn.
     *
     * @param run the run as a person may type it
     */
    static Optional<RunViewer> open(
            ConsoleEnvironment consoleEnvironment,
            String run,
            ReadOnlyPrompt prompt,
            RunFollower runFollower,
            Outlook outlook) {
        var drawn = new AtomicReference<@Nullable BoardPicture>();
        var screen = ViewerScreen.open(
                consoleEnvironment,
                theme -> {
                    var zone = LocalZone.of(consoleEnvironment.environment());
                    var picture = new BoardPicture(new Board(theme, outlook, zone), runFollower);
                    drawn.set(picture);
                    return picture;
                },
                prompt);
        return screen.map(open -> new BoardViewer(run, runFollower, Objects.requireNonNull(drawn.get()), open, prompt));
    }

    @Override
    public RunListener events() {
        return new FollowingListener(runFollower);
    }

    @Override
    public void stands(Instant at) {
        runFollower.stands(at);
    }

    @Override
    public void runner(RunnerStatus runnerStatus, RunState state) {
        picture.withoutRunner(runnerStatus.isMissing());
        RunnerWords.show(runnerWords.of(runnerStatus, state), prompt);
    }

    @Override
    public void close() {
        screen.close();
    }
}
