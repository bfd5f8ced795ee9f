package dev.cutover.board;

import dev.cutover.model.Runbook;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.EventLine;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The narrative of a run so far, and the run's time, for readers on other threads. Thread-safe; a writer waits only for
 * a reader that is computing.
 */
public final class RunFollower {
    private final RunNarrative runNarrative;
    private Instant now = Instant.EPOCH;
    private long version;
    private boolean lost;

    public RunFollower(Runbook runbook) {
        runNarrative = new RunNarrative(runbook);
    }

    /** Adds an event. Never throws: if an event cannot be added, says so once. */
    public synchronized List<EventLine> follow(List<Event> events) {
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
                        "this view cannot follow the run any more; the run itself continues: " + e.getMessage()));
            }
            if (event.fact() instanceof RunFact.LeaseTaken) {
                now = event.at(); // on a clock of its own, a run that was killed goes on from its last event
            }
            passed(event.at());
        }
        return told;
    }

    /** Adds an unchanged sample that is not recorded yet. */
    public synchronized void measured(Sample sample, Instant at) {
        runNarrative.measured(sample, at);
        passed(at);
    }

    /** Adds the progress of a step. */
    public synchronized void progressed(StepProgress progress) {
        runNarrative.progressed(progress);
        passed(progress.at());
    }

    /** Moves the time forward; an earlier time is ignored, unless a process takes the run at it. */
    public synchronized void passed(Instant at) {
        if (at.isAfter(now)) {
            now = at;
        }
        version++;
    }

    /** Sets the time of a run that no process runs, even to an earlier one than was expected to have passed. */
    public synchronized void stands(Instant at) {
        now = at;
        version++;
    }

    /** Reads the narrative; the reader must not keep a reference to it. */
    public synchronized <T> T read(BiFunction<RunNarrative, Instant, T> reader) {
        return reader.apply(runNarrative, now);
    }

    /** A counter that grows with every change. */
    public synchronized long version() {
        return version;
    }
}
