package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.plan.RunDurations;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.EventLine;
import dev.cutover.words.RunNarrative;
import java.util.Optional;

/**
 * All that {@code status} shows of a run's events so far. Grows event by event, so a process that follows the run can
 * keep it. Not thread-safe.
 */
public final class RunView {
    private final RunId run;
    private final PinnedRunbook pinned;
    private final RunNarrative narrative;
    private final ClaimLedger claims;
    private final RunDurations.Reading durations;

    private RunView(
            RunId run,
            PinnedRunbook pinned,
            RunNarrative narrative,
            ClaimLedger claims,
            RunDurations.Reading durations) {
        this.run = run;
        this.pinned = pinned;
        this.narrative = narrative;
        this.claims = claims;
        this.durations = durations;
    }

    /** The view of a run of which nothing is known yet but its runbook. */
    public static RunView of(RunId run, Runbook runbook) {
        var pinned = new PinnedRunbook(runbook, Optional.empty());
        return new RunView(run, pinned, new RunNarrative(runbook), new ClaimLedger(), new RunDurations.Reading());
    }

    /** The view of a recorded run. Only its last events are put into words, so this is faster than adding each. */
    static RunView of(RecordedRun recordedRun, PinnedRunbook pinned) {
        var durations = new RunDurations.Reading();
        recordedRun.events().forEach(durations::read);
        return new RunView(
                recordedRun.run(),
                pinned,
                recordedRun.story(pinned.runbook()),
                ClaimLedger.of(recordedRun.events()),
                durations);
    }

    /**
     * Adds one more event, and returns its words.
     *
     * @throws dev.cutover.run.IllegalTransition if events are missing before it; an impossible event is put into words
     *     nevertheless, and is among the state's complaints
     */
    public EventLine add(Event event) {
        var eventLine = narrative.add(event);
        claims.add(event);
        durations.read(event);
        return eventLine;
    }

    public RunId run() {
        return run;
    }

    /** The runbook as the run began with it; with its amendments it is that of the narrative. */
    public Runbook pinnedRunbook() {
        return pinned.runbook();
    }

    public RunNarrative narrative() {
        return narrative;
    }

    public RunState state() {
        return narrative.state();
    }

    public ClaimLedger claims() {
        return claims;
    }

    /** How long things have taken in this run. */
    public RunDurations durations() {
        return durations.soFar();
    }

    /** Whether the run's own copy of its runbook can be read. */
    boolean knowsRunbook() {
        return pinned.trouble().isEmpty();
    }

    /** Why the view is incomplete; empty if it is complete. */
    Optional<String> trouble() {
        return RecordedRun.trouble(run, state()).or(pinned::trouble);
    }
}
