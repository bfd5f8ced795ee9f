package dev.cutover.cli.watch;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.execution.NextStepHint;
import dev.cutover.execution.follow.FollowedRun;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again until there is an end, or the viewer leaves; and says how it came out. Not thread-safe. */
final class Watching {
    /** A question is to be seen within a second of being asked, and a picture is drawn five times a second. */
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private final ProcessEnvironment processEnvironment;
    private final ReadOnlyPrompt prompt;

    /**
     * Nothing is looked at yet.
     *
     * @param prompt where the viewer leaves
     */
    Watching(ProcessEnvironment processEnvironment, ReadOnlyPrompt prompt) {
        this.processEnvironment = processEnvironment;
        this.prompt = prompt;
    }

    /**
     * Looks until there is a result; empty if the viewer leaves before.
     *
     * @param view closed at the end
     */
    <T> Optional<T> until(Supplier<Optional<T>> look, AutoCloseable view) {
        try (view) {
            var result = look.get();
            while (result.isEmpty() && !prompt.isLeftWithin(BETWEEN_LOOKS_MILLIS)) {
                result = look.get();
            }
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
        var code = until(looks::next, viewer);
        if (code.isPresent()) {
            ended(run, followedRun, code.get());
            return code.get().code();
        }
        if (prompt.way().filter(ReadOnlyPrompt.Way.GONE::equals).isEmpty()) {
            say(left(run, followedRun));
        }
        return exitCode().code();
    }

    private void ended(RunId run, FollowedRun followedRun, ExitCode code) {
        var state = followedRun.state();
        say("run " + run + ": "
                + state.ended()
                        .map(end -> Phrases.ending(end.ending()) + Phrases.why(end.why()))
                        .orElseGet(() -> unended(followedRun)));
        NextStepHint.after(code, run, state).ifPresent(hint -> hint.lines().forEach(this::say));
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

    private static String left(RunId run, FollowedRun followedRun) {
        return followedRun
                .runner()
                .filter(RunnerStatus::isMissing)
                .flatMap(runner -> runner.words(run, followedRun.state()))
                .map(words -> "left the view; nobody carries out the run. " + words)
                .orElse("left the view; the run goes on. `cutover watch " + run + "` shows it again");
    }

    /** Of somebody who has left. */
    ExitCode exitCode() {
        boolean quit = prompt.way().filter(ReadOnlyPrompt.Way.QUIT::equals).isPresent();
        return quit ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    private void say(String words) {
        CommandOutputs.out(processEnvironment).line(Clean.line(words));
    }
}
