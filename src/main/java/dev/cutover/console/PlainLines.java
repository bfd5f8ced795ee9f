package dev.cutover.console;

import dev.cutover.board.RunFollower;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.engine.RunListener;
import dev.cutover.model.StepId;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.EventLine;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run as appended lines: the time in UTC, the step, and the event in words. Prints one line for each event that
 * matters, and a heartbeat while nothing happens. Not thread-safe: called on the engine's thread, as
 * {@link RunListener} says.
 */
final class PlainLines implements RunListener {
    private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(10);

    private final RunFollower runFollower;
    private final LineSink lineSink;
    private final Theme theme;
    private final boolean everything;
    private final Heartbeat heartbeat = new Heartbeat();
    private final Map<StepId, Instant> progressShown = new HashMap<>();
    private @Nullable LocalDate day;

    /**
     * Lines to a sink.
     *
     * @param everything whether details are shown as well
     */
    PlainLines(RunFollower runFollower, LineSink lineSink, Theme theme, boolean everything) {
        this.runFollower = runFollower;
        this.lineSink = lineSink;
        this.theme = theme;
        this.everything = everything;
    }

    @Override
    public void happened(List<Event> events) {
        for (var eventLine : runFollower.follow(events)) {
            if (eventLine.matters() || everything) {
                show(eventLine);
            }
        }
    }

    @Override
    public void recalled(List<Event> past) {
        runFollower.follow(past);
        if (!past.isEmpty()) {
            var created = runFollower.read(
                    (runNarrative, time) -> runNarrative.state().created());
            show(new EventLine(
                    0, past.get(past.size() - 1).at(), "run", Tone.STRONG, true, which(past.get(0), created)));
        }
    }

    /** The first line names the run, so that it can be found in the log of a process that was killed. */
    private static String which(Event first, RunFact.Created created) {
        var pinned = created.pinned();
        return first.run() + ": " + Clean.line(pinned.runbook() + " in " + pinned.environment()) + ", "
                + (created.mode() == RunFact.Mode.LIVE ? "LIVE" : Phrases.mode(created));
    }

    @Override
    public void measured(Sample sample, Instant at) {
        runFollower.measured(sample, at);
    }

    /** Prints a step's progress at most once in ten seconds, so that it does not bury the events. */
    @Override
    public void progressed(StepProgress progress) {
        runFollower.progressed(progress);
        var before = progressShown.get(progress.step());
        if (before == null || !progress.at().isBefore(before.plus(BETWEEN_PROGRESS))) {
            progressShown.put(progress.step(), progress.at());
            show(new EventLine(
                    0,
                    progress.at(),
                    progress.step().value(),
                    Tone.QUIET,
                    true,
                    "progress: " + Clean.line(progress.text())));
        }
    }

    @Override
    public void passed(Instant now) {
        runFollower.passed(now);
        runFollower
                .read((runNarrative, time) -> heartbeat.due(runNarrative, time))
                .ifPresent(words -> show(new EventLine(0, now, "run", Tone.QUIET, true, words)));
    }

    void show(EventLine eventLine) {
        var today = Durations.day(eventLine.at());
        if (!today.equals(day)) {
            day = today;
            lineSink.line(theme.text(Tone.QUIET, "-- " + today + ", times in UTC --"));
        }
        heartbeat.printed(eventLine.at());
        lineSink.line(new Line(theme)
                .add(Tone.QUIET, Durations.time(eventLine.at()))
                .add("  ")
                .add(eventLine.about())
                .add("  ")
                .add(eventLine.tone(), eventLine.words())
                .done());
    }
}
