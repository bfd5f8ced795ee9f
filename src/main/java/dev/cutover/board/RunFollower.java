package dev.cutover.board;

import dev.cutover.model.Runbook;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.words.EventLine;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A run's story as far as it has been heard, and the run's time, for readers on other threads. Thread-safe; nothing
 * here waits for anything but a reader that is computing.
 */
public final class RunFollower {
    private final RunNarrative runNarrative;
    private Instant now = Instant.EPOCH;
    private long version;
    private boolean lost;

    public RunFollower(Runbook runbook) {
        runNarrative = new RunNarrative(runbook);
    }

    /** Hears what has happened, and tells it. Never throws: a story that cannot go on says so, once. */
    public synchronized List<EventLine> hear(List<Event> events) {
        var told = new ArrayList<EventLine>();
        for (var event : events) {
            if (lost) {
                break;
            }
            try {
                told.add(runNarrative.add(event));
            } catch (IllegalTransition e) {
                lost = true;
                told.add(new EventLine(
                        event.seq(),
                        event.at(),
                        "view",
                        Tone.BAD,
                        true,
                        "this view cannot follow the run any more; the run itself goes on: " + e.getMessage()));
            }
            passed(event.at());
        }
        return told;
    }

    /** Hears of a sample that says nothing new and is not on record yet. */
    public synchronized void measured(Sample sample, Instant at) {
        runNarrative.measured(sample, at);
        passed(at);
    }

    /** Hears how far a step is. */
    public synchronized void progressed(StepProgress progress) {
        runNarrative.progressed(progress);
        passed(progress.at());
    }

    /** Time has passed; it never goes back. */
    public synchronized void passed(Instant at) {
        if (at.isAfter(now)) {
            now = at;
        }
        version++;
    }

    /** Reads; must not keep the story. */
    public synchronized <T> T read(BiFunction<RunNarrative, Instant, T> reader) {
        return reader.apply(runNarrative, now);
    }

    /** Grows with everything that is heard. */
    public synchronized long version() {
        return version;
    }
}
