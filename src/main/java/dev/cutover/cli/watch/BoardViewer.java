package dev.cutover.cli.watch;

import dev.cutover.board.RunFollower;
import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.FollowingListener;
import dev.cutover.console.board.Board;
import dev.cutover.console.board.BoardPicture;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.engine.RunListener;
import dev.cutover.query.Outlook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.LocalZone;
import dev.cutover.words.Tone;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The board of a run, as whoever carries it out sees it, but for the prompt. */
final class BoardViewer implements RunViewer {
    private final RunListener events;
    private final BoardPicture picture;
    private final HeldScreen screen;
    private final ReadOnlyPrompt prompt;
    private final RunnerWords runnerWords = new RunnerWords();

    private BoardViewer(RunListener events, BoardPicture picture, HeldScreen screen, ReadOnlyPrompt prompt) {
        this.events = events;
        this.picture = picture;
        this.screen = screen;
        this.prompt = prompt;
    }

    /** Empty where no board can be drawn. */
    static Optional<RunViewer> open(
            ConsoleEnvironment consoleEnvironment, ReadOnlyPrompt prompt, RunFollower runFollower, Outlook outlook) {
        var drawn = new AtomicReference<@Nullable BoardPicture>();
        var screen = HeldScreen.open(
                consoleEnvironment,
                theme -> {
                    var zone = LocalZone.of(consoleEnvironment.environment());
                    var picture = new BoardPicture(new Board(theme, outlook, zone), runFollower);
                    drawn.set(picture);
                    return picture;
                },
                prompt);
        return screen.map(open ->
                new BoardViewer(new FollowingListener(runFollower), Objects.requireNonNull(drawn.get()), open, prompt));
    }

    @Override
    public RunListener events() {
        return events;
    }

    @Override
    public void runner(RunnerStatus runnerStatus, RunState state) {
        picture.withoutRunner(runnerStatus.isMissing());
        var said = runnerWords.of(runnerStatus, state);
        prompt.say(
                said.map(RunnerWords.Said::tone).orElse(Tone.PLAIN),
                said.map(RunnerWords.Said::words).orElse(""));
    }

    @Override
    public void close() {
        screen.close();
    }
}
