package dev.cutover.cli.watch;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.execution.NextStepHint;
import dev.cutover.execution.follow.FollowedRun;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks again and again until there is an end, or the viewer leaves; and says how it came out. Not thread-safe. */
final class Watching implements AutoCloseable {
    /** A question is to be seen within a second of being asked, and a picture is drawn five times a second. */
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private final ProcessEnvironment processEnvironment;
    private final ReadOnlyPrompt prompt;
    private final ShutdownHook shutdownHook;

    private Watching(ProcessEnvironment processEnvironment, ReadOnlyPrompt prompt, ShutdownHook shutdownHook) {
        this.processEnvironment = processEnvironment;
        this.prompt = prompt;
        this.shutdownHook = shutdownHook;
    }

    /**
     * Nothing is looked at yet. Until it is closed, a process that is told to end lets its viewer leave, so that a
     * terminal is given back and the last words are said.
     *
     * @param prompt where the viewer leaves
     */
    static Watching begin(ProcessEnvironment processEnvironment, ReadOnlyPrompt prompt) {
        var shutdownHook = ShutdownHook.keep(() -> prompt.leave(ReadOnlyPrompt.Way.INTERRUPTED));
        return new Watching(processEnvironment, prompt, shutdownHook);
    }

    /**
     * Looks until there is a result; empty if the viewer leaves before.
     *
     * @param over gets the result before the view is closed
     * @param view closed at the end
     */
    <T> Optional<T> until(Supplier<Optional<T>> look, Consumer<Optional<T>> over, AutoCloseable view) {
        try (view) {
            var result = look.get();
            while (result.isEmpty() && !prompt.isLeftWithin(BETWEEN_LOOKS_MILLIS)) {
                result = look.get();
            }
            over.accept(result);
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            prompt.leave(ReadOnlyPrompt.Way.INTERRUPTED);
            return Optional.empty();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the view could not be closed", e);
        }
    }

    /** The first look recalls what is there. */
    private static final class Looks {
        private final FollowedRun followedRun;
        private final RunViewer viewer;
        private final long from;
        private boolean begun;

        private Looks(FollowedRun followedRun, RunViewer viewer, long from) {
            this.followedRun = followedRun;
            this.viewer = viewer;
            this.from = from;
        }

        private Optional<ExitCode> next() {
            if (!begun) {
                begun = true;
                followedRun.recall(viewer, from);
                viewer.caughtUp(followedRun.state());
            }
            return followedRun.look(viewer);
        }
    }

    /**
     * Shows a run until it ends or the viewer leaves. Returns the exit code of this process.
     *
     * @param from the first event that is shown as happening
     */
    int run(RunId run, FollowedRun followedRun, RunViewer viewer, long from) {
        var looks = new Looks(followedRun, viewer, from);
        var words = new ArrayList<String>();
        var code = until(
                        looks::next,
                        result -> {
                            words.addAll(result.map(exit -> ended(run, followedRun, exit))
                                    .orElseGet(() -> left(run, followedRun)));
                            viewer.over(result.orElseGet(this::exitCode), words);
                        },
                        viewer)
                .orElseGet(this::exitCode);
        words.forEach(CommandOutputs.out(processEnvironment)::line);
        return code.code();
    }

    private static List<String> ended(RunId run, FollowedRun followedRun, ExitCode code) {
        var state = followedRun.state();
        var words = new ArrayList<String>();
        words.add("run " + run + ": "
                + state.ended()
                        .map(end -> Phrases.ending(end.ending()) + Phrases.why(end.why()))
                        .orElseGet(() -> unended(followedRun)));
        NextStepHint.after(code, run, state).ifPresent(hint -> hint.lines().forEach(words::add));
        return words.stream().map(Clean::line).toList();
    }

    /** What is never resumed: a run that could be is followed until it has ended. */
    private static String unended(FollowedRun followedRun) {
        String what = followedRun.state().isDryRun() ? "a dry run" : "a rehearsal";
        boolean left = followedRun
                .runner()
                .flatMap(RunnerStatus::holder)
                .filter(LeaseHolder::left)
                .isPresent();
        return left
                ? what + " that is over, left " + followedRun.state().status().text()
                : what + " whose process has died";
    }

    private List<String> left(RunId run, FollowedRun followedRun) {
        if (prompt.way().filter(ReadOnlyPrompt.Way.GONE::equals).isPresent()) {
            return List.of();
        }
        return List.of(followedRun
                .runner()
                .filter(RunnerStatus::isMissing)
                .flatMap(runner -> runner.words(run, followedRun.state()))
                .map(words -> Clean.line("left the view; no process runs it. " + words))
                .orElse("left the view; the run goes on. `cutover watch " + run + "` shows it again"));
    }

    /** Of somebody who has left. */
    ExitCode exitCode() {
        boolean quit = prompt.way().filter(ReadOnlyPrompt.Way.QUIT::equals).isPresent();
        return quit ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    @Override
    public void close() {
        shutdownHook.fulfilled();
    }
}
