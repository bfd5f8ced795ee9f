package dev.cutover.cli.view;

import dev.cutover.console.paint.Theme;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.words.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far rehearsals are: at a terminal one line that is written over and gone at the end, elsewhere a line for each of
 * several scenarios once it has been played: of one alone the result says all. Goes to standard error. Not thread-safe.
 */
public final class RehearsalProgress implements RunListener {
    /** Less than an eye needs, and too seldom to slow a rehearsal. */
    private static final Duration PACE = Duration.ofMillis(100);

    private final PrintWriter err;
    private final Theme theme;
    private final boolean inPlace;
    private final int width;
    private final CommandOutput lines;
    private final int all;
    private int number;
    private String scenario = "";
    private String step = "";
    private Instant began = Instant.EPOCH;
    private Instant shownAt = Instant.EPOCH;
    private int shown;

    /** @param all how many scenarios are to be played */
    public RehearsalProgress(ProcessEnvironment processEnvironment, int all) {
        this.err = processEnvironment.err();
        this.lines = CommandOutputs.err(processEnvironment);
        this.theme = lines.theme();
        this.inPlace = processEnvironment.terminal() && !Theme.isDumb(processEnvironment.environment());
        this.width = lines.width();
        this.all = all;
    }

    /** The next scenario begins. */
    public void begin(String file) {
        number++;
        scenario = file;
        step = "";
        began = Instant.EPOCH;
        shownAt = Instant.EPOCH;
        write(place() + ": reading");
    }

    @Override
    public void happened(List<Event> events) {
        for (var event : events) {
            if (began.equals(Instant.EPOCH)) {
                began = event.at();
            }
            if (event.fact() instanceof StepFact.Started started) {
                step = started.step().value();
            }
        }
        Instant now = WallTime.today();
        if (inPlace && Duration.between(shownAt, now).compareTo(PACE) >= 0) {
            Instant at = events.get(events.size() - 1).at();
            write(place() + ": " + (step.isEmpty() ? "beginning" : step) + " at " + Durations.time(at) + ", "
                    + Durations.words(Duration.between(began, at)) + " in");
            shownAt = now;
        }
    }

    /** The scenario has been played, or could not be. */
    public void end(RehearsalRow row) {
        write("");
        if (!inPlace && all > 1) {
            lines.line("scenario " + number + " of " + all + ": " + row.name() + " " + row.verdict()
                    + (row.outcome().isEmpty()
                            ? ""
                            : ", " + row.outcome() + " after " + Durations.words(row.simulated()) + " on its clock"));
        }
    }

    private String place() {
        return "scenario " + number + " of " + all + ", " + scenario;
    }

    private void write(String words) {
        if (inPlace) {
            String line = WrappedText.cut(words, width - 1, theme);
            int length = WrappedText.columns(line, theme);
            err.print("\r" + line + " ".repeat(Math.max(0, shown - length)) + "\r");
            err.flush();
            shown = length;
        }
    }
}
